//! Examples and the gate as bytes.

use super::fields::Fields;
use crate::adapter::Adapter;
use crate::adoption::Gate;
use crate::bytes::Writer;
use crate::counting::Counting;
use crate::example::{Example, Examples};
use crate::features::{WIDTH, table_identity};
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
    writer.f32(gate.counting().evidence());
}

/// Examples and adapter of another table of features are left out: their numbers mean something else.
pub fn read(fields: &mut Fields<'_>, model: &Model, tells_counting: bool) -> (Examples, Gate) {
    let known = fields.u64() == table_identity();
    let width = fields.count(ROW_NUMBERS);
    if known && width != WIDTH {
        fields.refuse("its rows are of another width than its table");
    }
    let ever = fields.u32();
    let mut examples = Vec::new();
    for _ in 0..fields.count(limits::EXAMPLES) {
        examples.extend(read_example(fields, width, known));
    }
    let examples = Examples::restore(examples, if known { ever } else { 0 });

    let evidence = fields.finite();
    let (judged, choices) = (fields.u32(), fields.u32());
    let length = fields.count(ADAPTER_BYTES);
    let bytes = fields.bytes(length);
    let adapter = if known && !bytes.is_empty() {
        Adapter::from_bytes(bytes).map_err(|error| fields.note(error)).ok()
    } else {
        None
    };
    let counting = if tells_counting { fields.finite() } else { 0.0 };
    let gate = Gate::restore(model, adapter, evidence, judged, choices);
    (examples, gate.with_counting(Counting::restore(counting)))
}

fn write_example(writer: &mut Writer, example: &Example) {
    writer.u16(example.positions().len() as u16);
    for (&position, &chosen) in example.positions().iter().zip(example.chosen()) {
        writer.u16(position);
        writer.u8(u8::from(chosen));
    }
    writer.raw(example.rows());
}

/// `None` where its rows are not `known`: of another table.
fn read_example(fields: &mut Fields<'_>, width: usize, known: bool) -> Option<Example> {
    let count = fields.count(limits::EXAMPLE_ITEMS);
    let (mut positions, mut chosen) = (Vec::new(), Vec::new());
    for _ in 0..count {
        positions.push(fields.u16());
        chosen.push(fields.flag());
    }
    let rows = fields.bytes(2 * width * count);
    if !known {
        return None;
    }
    Example::from_parts(rows.to_vec(), positions, chosen).map_err(|_| fields.refuse("an example has no choice")).ok()
}
