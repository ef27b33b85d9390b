//! What differs between systems: modes, and bringing a folder to the disk.

#[cfg(unix)]
pub(super) use unix::*;

#[cfg(unix)]
mod unix {
    use std::fs::{DirBuilder, File, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    /// Options that make a file for its owner alone.
    pub(in crate::store) fn private() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.mode(0o600);
        options
    }

    /// Gives a file that was just made the mode that it has to have, whatever the umask took away. Some file systems know
    /// no modes, and a diary on them has to work.
    pub(in crate::store) fn protect(file: &File) {
        file.set_permissions(Permissions::from_mode(0o600)).ok();
    }

    /// Takes the group's and others' rights to a file away, and says whether they are gone.
    pub(in crate::store) fn protect_again(file: &File) -> bool {
        let is_private = || file.metadata().is_ok_and(|found| found.mode() & 0o077 == 0);
        is_private() || {
            protect(file);
            is_private()
        }
    }

    /// Makes a folder for its owner alone.
    pub(in crate::store) fn make_folder(folder: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(folder)?;
        std::fs::set_permissions(folder, Permissions::from_mode(0o700)).ok();
        Ok(())
    }

    /// Brings the names in a folder to the disk.
    pub(in crate::store) fn sync_folder(folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Whether a path still leads to the file that is open.
    pub(in crate::store) fn is_same(file: &File, path: &Path) -> bool {
        match (file.metadata(), std::fs::metadata(path)) {
            (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
            _ => false,
        }
    }
}

#[cfg(not(unix))]
pub(super) use elsewhere::*;

#[cfg(not(unix))]
mod elsewhere {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::path::Path;

    pub(in crate::store) fn private() -> OpenOptions {
        OpenOptions::new()
    }

    pub(in crate::store) fn protect(_: &File) {}

    pub(in crate::store) fn protect_again(_: &File) -> bool {
        true
    }

    pub(in crate::store) fn make_folder(folder: &Path) -> io::Result<()> {
        std::fs::create_dir(folder)
    }

    pub(in crate::store) fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(in crate::store) fn is_same(_: &File, path: &Path) -> bool {
        path.exists()
    }
}
