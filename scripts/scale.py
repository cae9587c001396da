"""A shop file and features of a log, made in Spark: each shopper's lines through `reshelf`, a part of the shoppers at a time.

Run by spark-submit on a cluster or by Python on one machine. `reshelf` is one program: ship it with --files, or have it
in the image of your executors. Object storage: name the log as s3a://, gs:// or abfss:// and give Spark its connector.

    spark-submit --files reshelf scale.py --reshelf ./reshelf --log 's3a://logs/search/*.jsonl.gz' --parts 400 \\
        --out autumn.shop --features s3a://logs/features --share 0.01
"""

import argparse
import itertools
import json
import os
import shlex
import subprocess
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def run(reshelf, arguments):
    """`reshelf shop` with these arguments; what it gives on standard output."""
    done = subprocess.run([reshelf, "shop", *arguments], capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout


def count(reshelf):
    """Counts a partition: lines of whole shoppers, each shopper's together and in order."""

    def of_partition(lines):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as log:
            log.writelines(line.encode() + b"\n" for line in lines)
            log.flush()
            yield run(reshelf, ["--map", "--log", log.name, "--out", "-"])

    return of_partition


def add(reshelf):
    """Adds two files of counts."""

    def of_two(one, other):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("one", "other")]
            for path, counts in zip(paths, (one, other)):
                with open(path, "wb") as file:
                    file.write(counts)
            return run(reshelf, ["--merge", *paths, "--out", "-"])

    return of_two


def lists_given_once(lines):
    """The `define_list` lines, which every part needs; they are few. The same line may stand in many files."""
    by_name = {}
    for line in lines:
        name = json.loads(line)["item_list_id"]
        if by_name.setdefault(name, line) != line:
            raise SystemExit(f'list "{name}" is defined in two ways; give each version of a list an item_list_id of its own')
    return sorted(by_name.values())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reshelf", default="reshelf", help="the program, as executors find it")
    arguments.add_argument("--log", required=True, help="files of JSON Lines, plain or gzip")
    arguments.add_argument("--parts", type=int, default=8)
    arguments.add_argument("--out", help="make a shop file; written on the driver's machine")
    arguments.add_argument("--counts", help="where the sum of all counts is kept as well, on the driver's machine")
    arguments.add_argument("--features", help="make features: a new folder, for `reshelf pretrain --featurized FOLDER/part-*`")
    arguments.add_argument("--share", type=float, default=1.0, help="of so many of the shoppers, 0 to 1, features are made")
    arguments.add_argument("more", nargs="*", help="more options of `reshelf shop --fit`, after --")
    asked = arguments.parse_args()
    if not (asked.out or asked.features):
        arguments.error("nothing to make: give --out FILE.shop, --features FOLDER, or both")
    reshelf = asked.reshelf

    spark = SparkSession.builder.appName("reshelf").getOrCreate()
    lines = spark.read.text(asked.log)
    is_list = F.get_json_object("value", "$.event") == "define_list"
    defined = lists_given_once(row.value for row in lines.where(is_list).collect())
    defined = spark.sparkContext.broadcast(defined)

    acts = lines.where(~is_list).withColumn("user", F.get_json_object("value", "$.user"))
    # A shopper's lines go to one part, by their time; at the same time they keep the order that they have in their file.
    acts = acts.withColumn("ts", F.get_json_object("value", "$.ts").cast("long"))
    acts = acts.withColumn("place", F.monotonically_increasing_id())
    # By ranges: the parts one after the other are the shoppers in the order of their ids, however the log was split.
    acts = acts.repartitionByRange(asked.parts, "user").sortWithinPartitions("user", "ts", "place")

    if asked.features:
        # Of one shopper features are made or not, whatever the parts.
        of_share = F.pmod(F.xxhash64("user"), F.lit(1_000_000)) < asked.share * 1_000_000
        part = acts.where(of_share).rdd.mapPartitions(with_lists(defined))
        featurized = part.pipe(shlex.join([reshelf, "featurize"]), checkCode=True)
        spark.createDataFrame(featurized, "string").write.text(asked.features, compression="gzip")

    if asked.out:
        part = acts.rdd.mapPartitions(with_lists(defined))
        counts = part.mapPartitions(count(reshelf)).treeReduce(add(reshelf), depth=3)
        with tempfile.NamedTemporaryFile(suffix=".counts") as file:
            file.write(counts)
            file.flush()
            print(run(reshelf, ["--fit", file.name, "--out", asked.out, *asked.more]).decode())
        if asked.counts:
            with open(asked.counts, "wb") as file:
                file.write(counts)
    spark.stop()


def with_lists(defined):
    """The lines of a partition, behind those of the lists that were given once."""
    return lambda rows: itertools.chain(defined.value, (row.value for row in rows))


if __name__ == "__main__":
    main()
