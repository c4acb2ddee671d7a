//! Who may read a file, and whose files are trusted.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

pub(super) use system::{
    create_private_folder, is_same_file, make_private, never_follow, private, sync_folder,
};

/// Says why a file is not to be read as saved tokens; `None` if it may be.
pub(super) fn distrust(metadata: &Metadata) -> Option<&'static str> {
    if !metadata.is_file() {
        return Some("it is not a regular file");
    }
    system::distrust_owner(metadata)
}

/// Tells whether a link may be followed: anyone can put one into a folder that all can write.
pub(super) fn is_trusted_link(metadata: &Metadata) -> bool {
    system::belongs_to_us_or_root(metadata)
}

/// Tells whether this user made the file.
pub(super) fn is_ours(metadata: &Metadata) -> bool {
    system::is_ours(metadata)
}

#[cfg(unix)]
mod system {
    use std::fs::{self, DirBuilder, Permissions};
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};

    use rustix::fs::OFlags;

    use super::super::step::step;
    use super::{File, Metadata, OpenOptions, Path, io};

    const ROOT: u32 = 0;
    /// The mode bits of everyone but the owner.
    const OTHERS: u32 = 0o077;
    /// Those of them that let a file be changed.
    const OTHERS_WRITE: u32 = 0o022;

    pub(crate) fn is_ours(metadata: &Metadata) -> bool {
        metadata.uid() == rustix::process::geteuid().as_raw()
    }

    pub(crate) fn belongs_to_us_or_root(metadata: &Metadata) -> bool {
        is_ours(metadata) || metadata.uid() == ROOT
    }

    pub(super) fn distrust_owner(metadata: &Metadata) -> Option<&'static str> {
        let us = rustix::process::geteuid().as_raw();
        judge(metadata.uid(), metadata.mode(), us)
    }

    /// An administrator may hand out a file that all can read, such as a mounted secret; we could
    /// not read it otherwise. What others can change is not the administrator's word.
    fn judge(owner: u32, mode: u32, us: u32) -> Option<&'static str> {
        if owner == us {
            None
        } else if owner != ROOT {
            Some("it belongs to another user")
        } else if mode & OTHERS_WRITE != 0 {
            Some("it is root's, and other users can change it")
        } else {
            None
        }
    }

    pub(crate) fn private(options: &mut OpenOptions) {
        options.mode(0o600);
    }

    /// Neither follows a link nor waits for the other end of a pipe.
    pub(crate) fn never_follow(options: &mut OpenOptions) {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC).bits();
        options.custom_flags(flags.cast_signed());
    }

    pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)
    }

    /// Takes an open file away from group and others, to whom a copy or another tool gave it.
    pub(crate) fn make_private(file: &File, metadata: &Metadata, path: &Path) {
        let mode = metadata.mode();
        if mode & OTHERS == 0 || !is_ours(metadata) {
            return;
        }
        let owner_only = Permissions::from_mode(mode & 0o700);
        let mended = step(path, "made private", || file.set_permissions(owner_only)).is_ok();
        tracing::warn!(path = %path.display(), mended, "saved tokens were readable by other users");
    }

    /// Tells whether the path still leads to this open file.
    pub(crate) fn is_same_file(file: &File, path: &Path) -> io::Result<bool> {
        let (open, named) = (file.metadata()?, fs::symlink_metadata(path)?);
        Ok((open.dev(), open.ino()) == (named.dev(), named.ino()))
    }

    /// Makes a rename or a removal durable.
    pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network file systems have no such thing.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            outcome => outcome,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::judge;

        #[test]
        fn our_own_files_and_what_only_root_can_change_are_trusted() {
            let trusted = [(1000, 0o600, 1000), (1000, 0o666, 1000), (0, 0o666, 0)];
            for (owner, mode, us) in trusted
                .into_iter()
                .chain([(0, 0o644, 1000), (0, 0o440, 1000)])
            {
                assert_eq!(judge(owner, mode, us), None, "{owner} {mode:o} {us}");
            }
            for (owner, mode, us) in [
                (1001, 0o600, 1000),
                (1000, 0o600, 0),
                (0, 0o664, 1000),
                (0, 0o646, 1000),
            ] {
                assert!(judge(owner, mode, us).is_some(), "{owner} {mode:o} {us}");
            }
        }
    }
}

/// On Windows a file has the access list of its folder, which in a user's profile is that user's
/// and the administrators'.
#[cfg(not(unix))]
mod system {
    use super::{File, Metadata, OpenOptions, Path, io};

    pub(crate) fn is_ours(_metadata: &Metadata) -> bool {
        true
    }

    pub(crate) fn belongs_to_us_or_root(_metadata: &Metadata) -> bool {
        true
    }

    pub(super) fn distrust_owner(_metadata: &Metadata) -> Option<&'static str> {
        None
    }

    pub(crate) fn private(_options: &mut OpenOptions) {}

    pub(crate) fn never_follow(_options: &mut OpenOptions) {}

    pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)
    }

    pub(crate) fn make_private(_file: &File, _metadata: &Metadata, _path: &Path) {}

    pub(crate) fn is_same_file(_file: &File, _path: &Path) -> io::Result<bool> {
        Ok(true)
    }

    pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
        Ok(())
    }
}
