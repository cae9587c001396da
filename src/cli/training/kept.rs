//! The bases of trainings, kept in a folder, so that a run that was stopped goes on where it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use reshelf::learn::pretrain::{Settings, Shop};
use reshelf::{Group, Hash, Model, table};

use crate::error::CliError;
use crate::model_file;
use crate::out_file;

/// The file of one training's base.
pub struct Kept(PathBuf);

/// Makes the folder, where there is none.
///
/// # Errors
/// [`CliError::Unwritable`].
pub fn folder(path: &Path) -> Result<(), CliError> {
    fs::create_dir_all(path).map_err(|source| CliError::unwritable(path, source))
}

/// What was done, but for the seed and the log left out: settings, groups left out, and all shops, that of the log as well. So
/// another recipe, another log or another build of the features is another training.
pub fn identity(settings: &Settings, without: &[Group], shops: &[Shop]) -> Hash {
    let mut identity = Identity::default();
    identity.text(&format!("{:?} {without:?}", Settings { seed: 0, ..settings.clone() }));
    table().for_each(|feature| identity.text(feature.name));
    for shop in shops {
        identity.text(&shop.name);
        identity.number(shop.weight.to_bits());
        for list in &shop.lists {
            list.rows.iter().for_each(|value| identity.number(value.to_bits()));
            list.chosen.iter().for_each(|&chosen| identity.number(chosen.into()));
        }
    }
    identity.0
}

impl Kept {
    /// That of a log left out, by its name, of a seed, and of what [`identity`] tells.
    pub fn new(folder: &Path, name: &str, seed: u64, identity: Hash) -> Kept {
        Kept(folder.join(format!("{name}-{seed}-{identity:016x}.reshelf")))
    }

    /// Its file's name.
    pub fn file_name(&self) -> String {
        out_file::file_name(&self.0)
    }

    /// The base; `None` where it is still to be trained.
    ///
    /// # Errors
    /// [`CliError::Unreadable`], and [`CliError::Refused`] of a file that is damaged.
    pub fn read(&self) -> Result<Option<Model>, CliError> {
        match fs::metadata(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            _ => model_file::read(&self.0).map(Some),
        }
    }

    /// Keeps a base. A file half written, because the run was stopped, has another name.
    ///
    /// # Errors
    /// [`CliError::Unwritable`].
    pub fn write(&self, base: &Model) -> Result<(), CliError> {
        let half = self.0.with_extension("half");
        out_file::write(&half, &base.to_bytes())?;
        fs::rename(&half, &self.0).map_err(|source| CliError::unwritable(&self.0, source))
    }
}

/// FNV-1a over words of 32 bits: quick enough for gigabytes of features.
struct Identity(Hash);

impl Default for Identity {
    fn default() -> Identity {
        Identity(0xcbf2_9ce4_8422_2325)
    }
}

impl Identity {
    fn number(&mut self, number: u32) {
        // The finer half of the multiplication is turned back in, since whole words leave the low bits plain.
        self.0 = (self.0 ^ Hash::from(number)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }

    fn text(&mut self, text: &str) {
        text.bytes().chain([0]).for_each(|byte| self.number(byte.into()));
    }
}

#[cfg(test)]
mod tests {
    use reshelf::WIDTH;
    use reshelf::learn::pretrain::TrainingList;

    use super::*;

    fn shop(value: f32) -> Shop {
        let list =
            TrainingList { rows: vec![value; 2 * WIDTH], chosen: vec![true, false], places: vec![0, 1], spare: false };
        Shop { name: "shop".to_owned(), weight: 1.0, lists: vec![list] }
    }

    #[test]
    fn what_was_learned_from_and_how_makes_the_name() {
        let usual = Settings::default();
        let known = identity(&usual, &[], &[shop(1.0)]);
        assert_eq!(
            known,
            identity(&Settings { seed: 2, ..usual.clone() }, &[], &[shop(1.0)]),
            "the recipe is the same"
        );
        let others = [
            identity(&Settings { steps: 3, ..usual.clone() }, &[], &[shop(1.0)]),
            identity(&usual, &[Group::Words], &[shop(1.0)]),
            identity(&usual, &[], &[shop(2.0)]),
            identity(&usual, &[], &[Shop { weight: 2.0, ..shop(1.0) }]),
            identity(&usual, &[], &[shop(1.0), shop(1.0)]),
        ];
        assert!(others.iter().all(|other| *other != known), "{others:?}");
    }
}
