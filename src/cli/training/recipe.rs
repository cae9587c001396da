//! How a base model is made, in words.

/// The recipe, step by step, with the sources of the methods.
pub const RECIPE: [&str; 5] = [
    "Features of every list as it came up, from the list and the shopper's own past alone: nothing of the shop's \
     catalogue. Standardised over all shops with equal weight; what is missing counts as the mean.",
    "A network of two hidden layers and a linear skip scores each item. Its loss is a softmax over the list (ListNet, \
     top one: Cao et al. 2007) against what was chosen.",
    "AdamW (Loshchilov and Hutter 2019) with one cycle of the learning rate (Smith 2018); hidden units and whole groups \
     of features are dropped at random, lists are cut to random parts. Each step takes as many rows from every shop.",
    "Training runs twice. The first run, on the training users alone, looks at the validation users' MRR every 250 steps \
     and stops after five looks without a better one. The second starts anew on both parts together and takes as many \
     steps as were best. In the second half of each the matrices are rounded to 8 bits with a scale for each row, so that what \
     is trained is what ships (straight-through estimator: Bengio, Léonard and Courville 2013).",
    "The width of the adapter's prior is learned by empirical Bayes: how far the weights of single shoppers in training \
     differ, feature by feature (MacKay 1992, Laplace's approximation); then a quarter wider, since those of shops that were \
     not trained on differ more.",
];

/// The recipe of tuning, step by step.
pub const TUNING: [&str; 4] = [
    "Features of every list as it came up, from the list and the shopper's own past alone, standardised as the model \
     that is tuned has them.",
    "That model is trained further by the same loss, a softmax over the list (ListNet, top one: Cao et al. 2007) against \
     what was chosen, for a fixed number of steps: users who chose that number could not be trained on.",
    "AdamW (Loshchilov and Hutter 2019) with one cycle of a low learning rate; a penalty on the squared distance to the \
     model's weights keeps what few lists cannot tell, the more so the fewer they are (L2-SP: Li, Grandvalet and Davoine 2018). Then the matrices \
     are rounded to 8 bits with a scale for each row, unless asked not to.",
    "The adapter's prior stays the model's, and is learned anew where there are 30 shoppers or more to compare.",
];

/// What was kept apart from what in tuning.
pub const TUNED_PARTS: &str = "Users are split by a hash of their id: 70 % to tune on, 30 % to measure on, unless asked \
     otherwise. Where a log defines 20 lists or more, 10 % of those are kept out of training, too.";

/// The same where everybody was tuned on.
pub const ALL_USERS: &str = "All users and lists were trained on: none is left to measure on.";

/// How settings are searched for.
pub const SEARCH: &str = "Settings were drawn around the usual ones, which are the first trial, and raced by successive \
     halving (Jamieson and Talwalkar 2016): the better half of each round goes on with twice the steps. In each round all \
     trials train without another 10 % of lists and without one log, and are judged on the validation users by the mean \
     MRR of three parts: lists seen, lists kept apart, and the shop left out. Best first; figures of rounds with other \
     steps or another shop left out cannot be compared.";

/// What was kept apart from what.
pub const PARTS: &str = "Users are split by a hash of their id: 60 % for training, 10 % to choose the number of steps, \
     30 % to measure on. Where a log defines 20 lists or more, 10 % of those are kept out of training, too.";

/// What the figures do not say.
pub const LIMITS: [&str; 5] = [
    "They come from replayed logs: what shoppers chose from the order that the server had shown. Nobody was shown the \
     model's order, and what stood high was chosen more often for that alone. They are no promise of sales.",
    "The test users are other people in the same shops and months. A shop unlike these can differ; `reshelf evaluate` on \
     its own log tells.",
    "Where lists stay the same (\"in training\", \"all in training\") the model may have learned the lists; \"unseen\" \
     and \"new each time\" tell what travels.",
    "Synthetic shoppers follow rules that were written down; they teach patterns and are measured nowhere here.",
    "The model says nothing of a shopper without history: the server's order stands.",
];
