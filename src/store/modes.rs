//! What differs between systems: modes, and bringing a folder to the disk.

#[cfg(unix)]
pub(super) use unix::*;

#[cfg(unix)]
mod unix {
    use std::fs::{DirBuilder, File, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    use rustix::fs::OFlags;

    /// Options that make a file for its owner alone.
    pub(in crate::store) fn private() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.mode(0o600);
        options
    }

    /// Opens what is a regular file by its name, for reading: no link is followed, and no pipe waited for.
    pub(in crate::store) fn open_plain(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        let file = options.custom_flags(flags.bits() as i32).open(path)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
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

    /// Whether two paths lead to one file.
    pub(in crate::store) fn are_same(one: &Path, other: &Path) -> bool {
        match (std::fs::metadata(one), std::fs::metadata(other)) {
            (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
            _ => false,
        }
    }

    /// Whether a file may be a lock of this user: it has no other name (or none any more), and it is the user's, or of
    /// the owner of the diary.
    pub(in crate::store) fn may_be_lock(file: &File, diary: &Path) -> bool {
        let Ok(found) = file.metadata() else { return false };
        let us = rustix::process::geteuid().as_raw();
        let owner_of_diary = || std::fs::metadata(diary).is_ok_and(|diary| diary.uid() == found.uid());
        found.is_file() && found.nlink() <= 1 && (found.uid() == us || owner_of_diary())
    }

    /// Gives a new file the owner of the diary, where root writes it; as far as that can be had.
    pub(in crate::store) fn keep_owner(diary: &Path, new: &File) {
        let (Ok(was), Ok(is)) = (std::fs::metadata(diary), new.metadata()) else { return };
        if (was.uid(), was.gid()) != (is.uid(), is.gid()) {
            std::os::unix::fs::fchown(new, Some(was.uid()), Some(was.gid())).ok();
        }
    }

    /// Whether a path still leads to the file that is open.
    pub(in crate::store) fn is_same(file: &File, path: &Path) -> bool {
        match (file.metadata(), std::fs::symlink_metadata(path)) {
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

    pub(in crate::store) fn open_plain(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
        let file = options.open(path)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
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

    pub(in crate::store) fn are_same(one: &Path, other: &Path) -> bool {
        let real = std::fs::canonicalize;
        real(one).is_ok_and(|one| real(other).is_ok_and(|other| one == other))
    }

    pub(in crate::store) fn may_be_lock(_: &File, _: &Path) -> bool {
        true
    }

    pub(in crate::store) fn keep_owner(_: &Path, _: &File) {}
}
