"""A shop file of a log, counted in Spark: a part of the shoppers at a time, then a tree of sums.

Run by spark-submit on a cluster or by Python on one machine. `reshelf` is one static program: ship it with --files, or have it
in the image of your executors. Object storage: name the log as s3a://, gs:// or abfss:// and give Spark its connector.

    spark-submit --files reshelf scale.py --reshelf ./reshelf --log 's3a://logs/search/*.jsonl.gz' --parts 400 --out autumn.shop
"""

import argparse
import os
import subprocess
import tempfile

from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def run(reshelf, arguments, given=None):
    """`reshelf shop` with these arguments; what it gives on standard output."""
    done = subprocess.run([reshelf, "shop", *arguments], input=given, capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout


def count(reshelf, defined):
    """Counts a partition: rows whose lines are those of whole shoppers, each shopper's together and in order."""

    def of_partition(rows):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as log:
            log.writelines(line.encode() + b"\n" for line in defined.value)
            for row in rows:
                log.write(row.value.encode() + b"\n")
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


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reshelf", default="reshelf", help="the program, as executors find it")
    arguments.add_argument("--log", required=True, help="files of JSON Lines, plain or gzip")
    arguments.add_argument("--parts", type=int, default=8)
    arguments.add_argument("--out", required=True, help="the shop file, on the driver's machine")
    arguments.add_argument("--counts", help="where the sum of all counts is kept as well, on the driver's machine")
    arguments.add_argument("more", nargs="*", help="more options of `reshelf shop --fit`, after --")
    asked = arguments.parse_args()
    reshelf = asked.reshelf

    spark = SparkSession.builder.appName("reshelf shop").getOrCreate()
    lines = spark.read.text(asked.log)
    # Lists that were given once are needed by every part; they are few.
    is_list = F.get_json_object("value", "$.event") == "define_list"
    defined = spark.sparkContext.broadcast([row.value for row in lines.where(is_list).collect()])

    acts = lines.where(~is_list).withColumn("user", F.get_json_object("value", "$.user"))
    # A shopper's lines go to one part. They keep their order: that of the files, and within each of its lines.
    acts = acts.withColumn("place", F.monotonically_increasing_id())
    acts = acts.repartition(asked.parts, "user").sortWithinPartitions("user", "place").select("value")
    counts = acts.rdd.mapPartitions(count(reshelf, defined)).treeReduce(add(reshelf), depth=3)

    with tempfile.NamedTemporaryFile(suffix=".counts") as file:
        file.write(counts)
        file.flush()
        print(run(reshelf, ["--fit", file.name, "--out", asked.out, *asked.more]).decode())
    if asked.counts:
        with open(asked.counts, "wb") as file:
            file.write(counts)
    spark.stop()


if __name__ == "__main__":
    main()
