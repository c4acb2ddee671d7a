//! Tables as `values.append` sees them: cells that touch, also at a corner.

use super::area::Area;
use super::cell::Cell;
use super::sheet::Sheet;

/// Returns the table that ends lowest of those that an area touches, and of those that end
/// together the rightmost.
pub(in crate::sheets) fn last_table(sheet: &Sheet, searched: Area) -> Option<Area> {
    let touched = tables(sheet, searched.sheet).filter(|table| table.intersects(searched));
    touched.max_by_key(|table| (table.bottom, table.left))
}

/// Joins runs of filled cells row by row: however large the sheet is, only the tables and the runs
/// of one row are held.
fn tables(sheet: &Sheet, position: usize) -> impl Iterator<Item = Area> {
    let mut forest = Forest::default();
    let mut above: Vec<Run> = Vec::new();
    for row in 0..sheet.grid.height() {
        let mut runs = Vec::new();
        for (left, right) in runs_of(sheet.grid.row(row)) {
            let area = Area {
                sheet: position,
                top: row,
                left,
                bottom: row + 1,
                right,
            };
            let tree = forest.plant(area);
            for run in above
                .iter()
                .filter(|run| run.left <= right && left <= run.right)
            {
                forest.join(run.tree, tree);
            }
            runs.push(Run { left, right, tree });
        }
        above = runs;
    }
    forest.roots()
}

/// A run of filled cells and the tree that it belongs to.
struct Run {
    left: u32,
    right: u32,
    tree: usize,
}

/// Returns the first column and the one behind the last of each run.
fn runs_of(cells: &[Cell]) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (column, _) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        match runs.last_mut() {
            Some(run) if run.1 == column => run.1 += 1,
            _ => runs.push((column, column + 1)),
        }
    }
    runs
}

/// Areas that grow together; each points to the one that it was joined to, or to itself.
#[derive(Default)]
struct Forest {
    trees: Vec<(usize, Area)>,
}

impl Forest {
    fn plant(&mut self, area: Area) -> usize {
        self.trees.push((self.trees.len(), area));
        self.trees.len() - 1
    }

    fn root(&mut self, tree: usize) -> usize {
        let mut root = tree;
        while self.trees[root].0 != root {
            // Shortens the way for the next search.
            self.trees[root].0 = self.trees[self.trees[root].0].0;
            root = self.trees[root].0;
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (a, b) = (self.trees[one].1, self.trees[other].1);
        self.trees[other].0 = one;
        self.trees[one].1 = Area {
            sheet: a.sheet,
            top: a.top.min(b.top),
            left: a.left.min(b.left),
            bottom: a.bottom.max(b.bottom),
            right: a.right.max(b.right),
        };
    }

    fn roots(self) -> impl Iterator<Item = Area> {
        let trees = self.trees.into_iter().enumerate();
        trees.filter_map(|(index, (parent, area))| (index == parent).then_some(area))
    }
}
