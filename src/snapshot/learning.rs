//! Examples and the gate as bytes.

use super::bf16;
use crate::adapter::Adapter;
use crate::adoption::Gate;
use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::example::{Example, Examples};
use crate::features::{Features, WIDTH, table_identity};
use crate::limits::{self, Limit};
use crate::model::Model;

/// An adapter has a weight for each feature, its model's identity and a few bytes around.
const ADAPTER_BYTES: Limit = Limit { what: "bytes of an adapter", max: 16 * 1024 };

/// A row of another build's table: it is read over.
const ROW_NUMBERS: Limit = Limit { what: "features of an item", max: 1_024 };

pub fn write(writer: &mut Writer, examples: &Examples, gate: &Gate) {
    writer.u64(table_identity());
    writer.u16(WIDTH as u16);
    writer.u32(examples.ever());
    writer.u16(examples.len() as u16);
    examples.iter().for_each(|example| write_example(writer, example));

    let adapter = gate.adapter().map(Adapter::to_bytes).unwrap_or_default();
    let (judged, choices) = gate.counts();
    writer.f32(gate.evidence());
    writer.u32(judged);
    writer.u32(choices);
    writer.u16(adapter.len() as u16);
    writer.raw(&adapter);
}

/// Examples and adapter of another table of features are left out: their numbers mean something else.
pub fn read(reader: &mut Reader<'_>, model: &Model) -> Result<(Examples, Gate), Error> {
    let known = reader.u64()? == table_identity();
    let width = super::count(reader, ROW_NUMBERS)?;
    if known && width != WIDTH {
        return Err(reader.corrupt("its rows are of another width than its table"));
    }
    let ever = reader.u32()?;
    let count = super::count(reader, limits::EXAMPLES)?;
    let examples = (0..count).map(|_| read_example(reader, width, known)).collect::<Result<Vec<_>, Error>>()?;
    let examples = Examples::restore(examples.into_iter().flatten(), if known { ever } else { 0 });

    let evidence = super::finite(reader)?;
    let (judged, choices) = (reader.u32()?, reader.u32()?);
    let length = super::count(reader, ADAPTER_BYTES)?;
    let bytes = reader.take(length)?;
    let adapter = if known && !bytes.is_empty() { Some(Adapter::from_bytes(bytes)?) } else { None };
    Ok((examples, Gate::restore(model, adapter, evidence, judged, choices)))
}

fn write_example(writer: &mut Writer, example: &Example) {
    writer.u16(example.positions().len() as u16);
    for (&position, &chosen) in example.positions().iter().zip(example.chosen()) {
        writer.u16(position);
        writer.u8(u8::from(chosen));
    }
    example.features().values().iter().for_each(|&value| writer.u16(bf16::narrow(value)));
}

/// `None` where its rows are not `known`: of another table.
fn read_example(reader: &mut Reader<'_>, width: usize, known: bool) -> Result<Option<Example>, Error> {
    let count = super::count(reader, limits::EXAMPLE_ITEMS)?;
    let (mut positions, mut chosen) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for _ in 0..count {
        positions.push(reader.u16()?);
        chosen.push(super::flag(reader)?);
    }
    let values = (0..count * width).map(|_| reader.u16().map(bf16::widen)).collect::<Result<Vec<f32>, Error>>()?;
    if !known {
        return Ok(None);
    }
    let example = Features::from_rows(values).and_then(|rows| Example::from_parts(rows, positions, chosen));
    example.map(Some).map_err(|_| reader.corrupt("an example has no choice"))
}
