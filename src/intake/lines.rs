//! The documents of lines of any number.

use super::gathered::Gathered;
use super::reader::Reader;
use super::stream::stream;
use super::threads::Threads;
use crate::read::{Block, Blocks, Lines};
use crate::words::{Place, Position, Problem, Problems, text};

/// Reads the documents of lines as they come; `take` gets what was made of them in their order. A faulty line does not
/// hide the others. `has_begun`: some lines were done before.
pub(super) fn gather_lines<D: Send + 'static>(
    name: &str,
    blocks: Blocks,
    has_begun: bool,
    threads: &Threads,
    reader: &impl Reader<D>,
    take: &mut impl FnMut(Gathered<Result<D, Problems>>) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let mut is_empty = !has_begun;
    let work = |block: Result<Block, Problem>| match block {
        Ok(block) => {
            let Block { bytes, before, reached, .. } = &block;
            let begin = reached.bytes - bytes.len() as u64;
            (reader.lines(Lines { name, bytes, before: *before, begin }), Some(*reached))
        }
        Err(problem) => (vec![Err(problem.into())], None),
    };
    stream(blocks, threads.count(), work, |gathered| match gathered {
        Gathered::Pause => take(Gathered::Pause),
        Gathered::Reached(reached) => take(Gathered::Reached(reached)),
        Gathered::Made((found, reached)) => {
            is_empty &= found.is_empty();
            found.into_iter().try_for_each(|made| take(Gathered::Made(made)))?;
            reached.map_or(Ok(()), |reached| take(Gathered::Reached(reached)))
        }
    })?;
    if is_empty {
        let message = text!("文件里什么都没有", "there is nothing in this file");
        let place = Place { file: name.to_owned(), position: Some(Position::Text { line: 1, column: 1 }) };
        take(Gathered::Made(Err(Problem::new(place, message).into())))?;
    }
    Ok(())
}
