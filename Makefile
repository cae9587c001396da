# What can be done here; each target installs what it lacks, says so, and is quick when all is there.

MODULES = scripts/build-package

.PHONY: help demo build test test-engines lint size bench bench-against fuzz model loso scale shop-file clean

help:
	@echo "make demo    the storefront on this machine (PORT=8080)"
	@echo "make test    every test and check"
	@echo "make build   the WebAssembly modules in pkg/wasm and the command line"
	@echo "make test-engines   the storefront and InstantSearch on a real Typesense and an OpenSearch (CATALOGUE=file)"
	@echo "make lint    formatting, clippy, types"
	@echo "make size    what a page loads, in KB, against the budgets"
	@echo "make bench   rerank in headless Chromium, beside ONNX Runtime Web, TensorFlow.js and plain JavaScript"
	@echo "make bench-against REV=…   the same beside another revision, step by step"
	@echo "make fuzz    made-up bytes for everything that reads bytes, a minute each (SECONDS=60)"
	@echo "make model   trains the model that ships from replay logs (LOGS=folder)"
	@echo "make loso    how well that recipe orders shops left out of training (LOGS=folder MORE='--seeds 1')"
	@echo "make scale   a shop file and features made in Spark in eight parts, beside one process; installs Spark (450 MB)"
	@echo "make shop-file   the storefront's shop file, counted anew from its simulated shoppers"
	@echo "make clean   removes the built modules and the build outputs in the cache; the tools stay"

demo: modules
	@scripts/demo $(if $(PORT),--port $(PORT))

.PHONY: modules
modules:
	@scripts/setup npm target
	@scripts/setup-tools wasm-bindgen
	@$(MODULES)

build: modules
	@scripts/build-cli

test:
	@scripts/setup npm target browsers tools packaging
	@scripts/test

test-engines: modules
	@scripts/setup browsers engines
	@CATALOGUE=$(CATALOGUE) scripts/test-engines

lint: modules
	@scripts/lint

size: modules
	@node scripts/size.js

bench: modules
	@scripts/setup browsers
	@scripts/bench

bench-against: modules
	@scripts/setup browsers
	@scripts/bench-against $(REV)

fuzz:
	@scripts/fuzz $(SECONDS)

model:
	@scripts/model $(LOGS)

loso:
	@scripts/loso $(LOGS) $(MORE)

scale:
	@scripts/scale $(SHOPS)

shop-file:
	@scripts/setup npm
	@scripts/shop-file

clean:
	@scripts/clean
