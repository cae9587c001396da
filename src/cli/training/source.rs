//! Where training data comes from, in words: the public sets by their names, and the families of synthetic shops.

use reshelf::synthetic::Family;

/// What a log is.
pub struct Source {
    /// Whose behaviour, and how its lists came about.
    pub what: &'static str,
    /// Who published it.
    pub from: &'static str,
}

/// The public sets that the shipped model was trained on, by the names of their logs.
const KNOWN: [(&str, Source); 10] = [
    (
        "trivago",
        Source {
            what: "hotel searches of two days in November 2018, with the list shown and its prices",
            from: "RecSys Challenge 2019 (trivago); half of the users in a sample of its validation file",
        },
    ),
    (
        "eshop",
        Source {
            what: "clicks in a clothing shop, April to August 2008; a list is a whole category in its page order",
            from: "UCI, clickstream data for online shopping; half of its sessions",
        },
    ),
    (
        "tafeng",
        Source {
            what: "grocery purchases over three months; a list is a product subclass ordered by the month before's \
                   sales",
            from: "Ta Feng; 2,000 customers with 8 or more purchases",
        },
    ),
    (
        "journey",
        Source {
            what: "a supermarket chain's purchases over a year; a list is a product type ordered by the four weeks \
                   before's sales, prices change weekly",
            from: "The Complete Journey, dunnhumby; 413 households",
        },
    ),
    (
        "margarine",
        Source { what: PANEL, from: "a scanner panel published with econometrics text books; 516 households" },
    ),
    ("cracker", Source { what: PANEL, from: "a scanner panel published with econometrics text books; 136 households" }),
    (
        "onlineretail",
        Source {
            what: "a gift shop's orders over a year; a list is what sold under a noun of the titles in the eight weeks before",
            from: "UCI, Online Retail (D. Chen); 1,704 customers with 2 or more orders",
        },
    ),
    ("camera", Source { what: SURVEY, from: "a conjoint survey (Allenby et al. 2014); 332 people" }),
    ("cars", Source { what: SURVEY, from: "a conjoint survey (Helveston et al. 2015); 384 people" }),
    ("electricity", Source { what: SURVEY, from: "a conjoint survey (Revelt and Train); 361 people" }),
];

const PANEL: &str = "a purchase panel: few items, weekly prices, long loyal histories";
const SURVEY: &str = "stated choices among three or four offers told by their properties; their order means nothing";

/// What the log of that name is.
pub fn of_log(name: &str) -> Source {
    let known = KNOWN.into_iter().find(|(known, _)| *known == name);
    known.map_or(Source { what: "a log of the shop's own", from: "the shop" }, |(_, source)| source)
}

/// How the shops of a family sell.
pub fn of_family(family: Family) -> &'static str {
    match family {
        Family::Panel => "one kind of goods, bought weekly from the same few items at changing prices",
        Family::Sticky => {
            "one kind of goods, bought weekly by shoppers who take what they took last, with tastes that wander"
        }
        Family::Supermarket => "categories with brands across them, own label, packs, weekly assortments",
        Family::Clicks => "searching, looking, clicking; in some shops a cart",
        Family::Baskets => "visits through lists that stay the same; what is in the basket is not bought again",
        Family::Offers => "offers told by their properties, some of them numbers; hardly any comes twice",
    }
}
