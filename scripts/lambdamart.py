"""Trains LambdaMART (Burges 2010) with LightGBM on what `reshelf features` wrote.

lambdamart.py TRAIN VALIDATION OUT: the number of trees is the one that orders the validation lists best by NDCG@10; then
they are grown anew on both parts together, as `reshelf pretrain` does with its steps.
"""

import gzip
import sys

import lightgbm
import numpy

ROUNDS = 1000
PATIENCE = 100
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
    with opened(path, "rt", encoding="utf-8") as lines:
        names = next(lines).split(":")[1].split()
        blank = numpy.full(len(names), numpy.nan, numpy.float32)
        rows, labels, lengths, list_id = [], [], [], None
        for line in lines:
            numbers = line.partition("#")[0].replace("qid:", "").replace(":", " ")
            numbers = numpy.fromstring(numbers, sep=" ")
            label, qid = numbers[:2]
            row = blank.copy()
            row[numbers[2::2].astype(int) - 1] = numbers[3::2]
            rows.append(row)
            labels.append(int(label))
            if qid != list_id:
                lengths.append(0)
                list_id = qid
            lengths[-1] += 1
    if not rows:
        sys.exit(f"lambdamart: {path}: no list with a choice")
    return names, numpy.stack(rows), numpy.array(labels), lengths


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
