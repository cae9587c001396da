//! Which file of the crate uses which: its `use` lines and paths, each followed to the file that holds what is named.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, ItemUse, Macro, Token, UseTree, Visibility};

/// A path from the root of its crate, or a part of one.
type Names = Vec<String>;

/// What is said in one file.
#[derive(Default)]
struct File {
    /// By the name that it has here: what `use` lines bring in, and whether they hand it on.
    imports: BTreeMap<String, (Names, bool)>,
    /// Modules from which all is brought in.
    globs: Vec<Names>,
    /// Paths in the code, those of one name too.
    paths: BTreeSet<Names>,
}

/// The files of one crate, and what each uses of the others.
pub struct Uses {
    files: BTreeMap<Names, (PathBuf, File)>,
}

impl Uses {
    /// Reads a crate by its root file, such as `src/lib.rs`, and the files below it. Unit tests do not count.
    pub fn of(root: &Path, files: &[PathBuf]) -> Uses {
        let folder = root.parent().unwrap();
        let read = |path: &PathBuf| {
            let module = if path == root { Names::new() } else { module(path.strip_prefix(folder).unwrap()) };
            let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
            let mut reader = Reader { module: module.clone(), file: File::default() };
            reader.visit_file(&syn::parse_file(&text).unwrap());
            (module, (path.clone(), reader.file))
        };
        Uses { files: files.iter().map(read).collect() }
    }

    /// Each file with those that it uses. To declare or to hand on a module is no use of it.
    pub fn edges(&self) -> BTreeMap<&Path, BTreeSet<&Path>> {
        // A crate's root declares and hands on.
        let files = self.files.iter().filter(|(module, _)| !module.is_empty());
        files.map(|(module, (path, file))| (path.as_path(), self.used_by(module, path, file))).collect()
    }

    fn used_by(&self, module: &[String], own: &Path, file: &File) -> BTreeSet<&Path> {
        let mut used: BTreeSet<&Path> = BTreeSet::new();
        for (name, (target, handed_on)) in &file.imports {
            if !handed_on || file.paths.iter().any(|path| path[0] == *name) {
                used.extend(self.holder(target, 0));
            }
        }
        used.extend(file.globs.iter().filter_map(|target| self.holder(target, 0)));
        for path in &file.paths {
            let from_here = [module, path].concat();
            match path[0].as_str() {
                "crate" | "self" | "super" => used.extend(self.holder(&absolute(module, path), 0)),
                _ if self.files.contains_key(&from_here[..=module.len()]) => used.extend(self.holder(&from_here, 0)),
                _ => {}
            }
        }
        used.remove(own);
        used
    }

    /// The file that holds what a path names, behind all `use` lines that hand it on.
    fn holder(&self, path: &[String], hops: usize) -> Option<&Path> {
        let mut module = Names::new();
        for (at, name) in path.iter().enumerate() {
            module.push(name.clone());
            if self.files.contains_key(&module) {
                continue;
            }
            module.pop();
            let (_, file) = self.files.get(&module)?;
            if let Some((target, _)) = file.imports.get(name).filter(|_| hops < 8) {
                return self.holder(&[target, &path[at + 1..]].concat(), hops + 1);
            }
            break;
        }
        // What a root holds itself is nobody's but the root's.
        self.files.get(&module).filter(|_| !module.is_empty()).map(|(path, _)| path.as_path())
    }
}

/// The shortest circles, one for each set of files that lie on circles together.
pub fn circles<'p>(edges: &BTreeMap<&'p Path, BTreeSet<&'p Path>>) -> Vec<Vec<&'p Path>> {
    let mut found: Vec<Vec<&Path>> = Vec::new();
    for &start in edges.keys() {
        if found.iter().flatten().all(|&path| path != start) {
            found.extend(circle(edges, start));
        }
    }
    found
}

/// The shortest way from a file back to itself.
fn circle<'p>(edges: &BTreeMap<&'p Path, BTreeSet<&'p Path>>, start: &'p Path) -> Option<Vec<&'p Path>> {
    let mut before: BTreeMap<&Path, &Path> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(path) = next.pop_front() {
        for &used in edges.get(path).into_iter().flatten() {
            if used == start {
                let mut way = vec![path];
                while let Some(&path) = before.get(way[way.len() - 1]) {
                    way.push(path);
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(used) {
                before.insert(used, path);
                next.push_back(used);
            }
        }
    }
    None
}

/// `a/b.rs` and `a/b/mod.rs` are `a::b`.
fn module(path: &Path) -> Names {
    let mut names: Names = path.iter().map(|name| name.to_str().unwrap().trim_end_matches(".rs").to_owned()).collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

/// A path that begins with `crate`, `self` or `super`, from the crate's root.
fn absolute(module: &[String], path: &[String]) -> Names {
    let mut start = module.to_vec();
    let mut rest = path;
    while let Some((first, more)) = rest.split_first() {
        match first.as_str() {
            "crate" => start.clear(),
            "self" => {}
            "super" => _ = start.pop(),
            _ => break,
        }
        rest = more;
    }
    [&start[..], rest].concat()
}

struct Reader {
    module: Names,
    file: File,
}

impl Reader {
    fn import(&mut self, tree: &UseTree, before: &[String], handed_on: bool) {
        let with = |name: &dyn ToString| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &with(&path.ident), handed_on),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before, handed_on)),
            UseTree::Glob(_) => self.file.globs.extend(self.target(before)),
            UseTree::Name(name) if name.ident == "self" => self.bring(before.last().cloned(), before, handed_on),
            UseTree::Name(name) => self.bring(Some(name.ident.to_string()), &with(&name.ident), handed_on),
            UseTree::Rename(rename) => {
                let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                self.bring(Some(rename.rename.to_string()), &path, handed_on);
            }
        }
    }

    fn bring(&mut self, name: Option<String>, path: &[String], handed_on: bool) {
        if let (Some(name), Some(target)) = (name, self.target(path)) {
            self.file.imports.insert(name, (target, handed_on));
        }
    }

    /// Where a `use` line leads; a first name that is neither `crate` nor the like is a child's, or another crate's, which
    /// no file will be found for.
    fn target(&self, path: &[String]) -> Option<Names> {
        match path.first()?.as_str() {
            "crate" | "self" | "super" => Some(absolute(&self.module, path)),
            "std" | "core" => None,
            _ => Some([&self.module[..], path].concat()),
        }
    }
}

fn is_of_tests(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|own| own.path().is_ident("cfg") && own.parse_args::<syn::Path>().is_ok_and(|of| of.is_ident("test")))
}

impl<'a> Visit<'a> for Reader {
    fn visit_item(&mut self, item: &'a Item) {
        let attributes = match item {
            Item::Fn(own) => &own.attrs,
            Item::Impl(own) => &own.attrs,
            Item::Mod(own) => &own.attrs,
            Item::Struct(own) => &own.attrs,
            Item::Use(own) => &own.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_of_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    /// `pub(super)` names a module and uses nothing of it.
    fn visit_visibility(&mut self, _: &'a Visibility) {}

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        self.import(&item.tree, &[], !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.file.paths.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    /// The arguments of `format!`, `vec!` and the like are expressions as others are.
    fn visit_macro(&mut self, own: &'a Macro) {
        let arguments = own.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        for argument in arguments.into_iter().flatten() {
            let mut reader = Reader { module: self.module.clone(), file: File::default() };
            reader.visit_expr(&argument);
            self.file.paths.extend(reader.file.paths);
        }
    }
}
