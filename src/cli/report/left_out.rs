//! The table of shops that were left out of training.

use reshelf::evaluation::{Interval, LeftOut, STRATA, Side};

use crate::report::grid::Grid;

/// A log, the trainings without it, and what they measured on it in the mean.
pub struct Row {
    pub log: String,
    pub seeds: usize,
    pub measured: LeftOut,
}

/// Log by log: MRR, leads with their intervals, and the strata against the server's order, those that are beyond noise below it
/// marked.
pub fn left_out_grid(rows: &[Row]) -> Grid {
    let head = ["log left out", "seeds", "choices", "server", "frequency", "base", "base − frequency", "base − server"];
    let strata = STRATA.map(|(name, _)| format!("after {name}"));
    let row = |Row { log, seeds, measured }: &Row| {
        let told = |lead: Option<Interval>| lead.map_or("–".to_owned(), short);
        let mut cells = vec![log.clone(), seeds.to_string(), measured.choices().to_string()];
        cells.extend(measured.mrr().map(|mrr| format!("{mrr:.4}")));
        cells.extend([measured.above_frequency(), measured.above_server()].map(told));
        cells.extend((0..STRATA.len()).map(|stratum| {
            measured.stratum_above_server(stratum).map_or("–".to_owned(), |lead| {
                let mark = if lead.side() == Side::Below { " ▼" } else { "" };
                format!("{}{mark}", signed(lead.mean, 3))
            })
        }));
        cells
    };
    Grid::new(head.map(str::to_owned).into_iter().chain(strata), 1).rows(rows.iter().map(row))
}

/// How to read it.
pub const READING: &str = "Each log was left out of training and all of its users were measured, MRR, by the protocol 'shown'. \
    The figures are means over the seeds. In brackets the 95 % interval of the difference, a paired bootstrap over users. The \
    columns *after* tell base − server by the number of earlier choices; ▼ marks those below the server's order beyond noise.";

fn short(Interval { mean, low, high }: Interval) -> String {
    format!("{} ({} to {})", signed(mean, 4), signed(low, 4), signed(high, 4))
}

/// With its sign and no leading zero; a zero has none.
fn signed(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let text = text.strip_prefix('0').unwrap_or(&text);
    match text.trim_matches(['.', '0']) {
        "" => text.to_owned(),
        _ if value < 0.0 => format!("−{text}"),
        _ => format!("+{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stratum_below_the_servers_order_is_marked() {
        let users = |base: f64| {
            vec![
                vec![
                    (2, [1.0, 1.5, base]),
                    (0, [0.0; 3]),
                    (2, [1.0, 1.5, base]),
                    (0, [0.0; 3]),
                    (0, [0.0; 3]),
                    (0, [0.0; 3])
                ];
                3
            ]
        };
        let row = |base| Row { log: "a".to_owned(), seeds: 3, measured: LeftOut::from_users(users(base)).unwrap() };
        let told = |base| left_out_grid(&[row(base)]).text();
        assert!(told(0.5).contains("−.250 ▼") && told(0.5).contains("−.5000 (−.5000 to −.5000)"), "{}", told(0.5));
        assert!(told(1.5).contains("+.250") && !told(1.5).contains('▼'), "{}", told(1.5));
        assert!(told(1.5).contains(" .0000 (.0000 to .0000)"), "{}", told(1.5));
    }
}
