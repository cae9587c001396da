"""Trains LambdaMART (Burges 2010) with LightGBM on what `reshelf features` wrote.

lambdamart.py TRAIN VALIDATION OUT: the number of trees is the one that orders the validation lists best by NDCG@10; then
they are grown anew on both parts together, as `reshelf pretrain` does with its steps.
"""

import gzip
import itertools
import sys

import lightgbm
import numpy

ROUNDS = 1000
PATIENCE = 100
# Lines read at once.
CHUNK = 20_000
SETTINGS = {
    "objective": "lambdarank",
    "metric": "ndcg",
    "eval_at": [10],
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_data_in_leaf": 50,
    "lambdarank_truncation_level": 20,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbosity": -1,
}


def read(path):
    """Columns' names, rows `[items, columns]` with NaN where missing, labels, and the lengths of the lists."""
    opened = gzip.open if path.endswith(".gz") else open
    rows, labels, qids = [], [], []
    with opened(path, "rt", encoding="utf-8") as lines:
        names = next(lines).split(":")[1].split()
        while chunk := list(itertools.islice(lines, CHUNK)):
            chunk = [line.partition("#")[0].replace("qid:", "0:") for line in chunk]
            pairs = numpy.array([line.count(":") for line in chunk])
            numbers = numpy.fromstring(" ".join(chunk).replace(":", " "), sep=" ")
            # A line is its label, then pairs of a column and its value, the first of which is the list.
            starts = numpy.concatenate([[0], numpy.cumsum(2 * pairs + 1)[:-1]])
            labels.append(numbers[starts].astype(int))
            values = numpy.delete(numbers, starts).reshape(-1, 2)
            block = numpy.full((len(chunk), len(names) + 1), numpy.nan, numpy.float64)
            block[numpy.repeat(numpy.arange(len(chunk)), pairs), values[:, 0].astype(int)] = values[:, 1]
            qids.append(block[:, 0].astype(int))
            rows.append(block[:, 1:].astype(numpy.float32))
    if not rows:
        sys.exit(f"lambdamart: {path}: no list with a choice")
    # Lists are numbered from 1 without gaps.
    lengths = numpy.bincount(numpy.concatenate(qids))[1:].tolist()
    return names, numpy.concatenate(rows), numpy.concatenate(labels), lengths


def trees(part, rounds, validation=None):
    names, rows, labels, lengths = part
    data = lightgbm.Dataset(rows, labels, group=lengths, feature_name=names, params=SETTINGS, free_raw_data=True)
    if validation is None:
        return lightgbm.train(SETTINGS, data, rounds)
    _, rows, labels, lengths = validation
    judged = lightgbm.Dataset(rows, labels, group=lengths, reference=data, params=SETTINGS)
    stop = [lightgbm.early_stopping(PATIENCE, verbose=False)]
    return lightgbm.train(SETTINGS, data, rounds, valid_sets=[judged], callbacks=stop)


def both(one, other):
    names, *one = one
    _, *other = other
    (rows, labels, lengths), (more_rows, more_labels, more_lengths) = one, other
    together = numpy.concatenate
    return names, together([rows, more_rows]), together([labels, more_labels]), lengths + more_lengths


def main(train, validation, out):
    train, validation = read(train), read(validation)
    found = trees(train, ROUNDS, validation)
    rounds, ndcg = found.best_iteration, found.best_score["valid_0"]["ndcg@10"]
    print(f"{len(train[3])} + {len(validation[3])} lists; {rounds} of {ROUNDS} trees are best: validation NDCG@10 {ndcg:.4f}", file=sys.stderr)
    trees(both(train, validation), rounds).save_model(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
