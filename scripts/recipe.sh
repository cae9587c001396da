# Sourced by the scripts that train the base that ships, or one like it: the logs, and how much each counts.

names=(trivago eshop tafeng journey margarine cracker onlineretail camera cars electricity)

# Few lists that stay the same, and shops unlike the others: by themselves they are learned too little.
weights=(--weight eshop=4 --weight margarine=2 --weight camera=2 --weight cars=2 --weight electricity=2)

# With ten logs the synthetic shops count as much as they did beside six; those with a search and a cart teach alone what a person
# would expect of queries, carts and colours (tests/expectations).
weights+=(--synthetic-weight 1 --weight "synthetic clicks=8" --shops 400)

# Sets `logs` to the flags of the logs in a folder.
logs_in() {
    local name
    logs=()
    for name in "${names[@]}"; do
        [ -r "$1/$name.jsonl.gz" ] || die "$1/$name.jsonl.gz is missing; models/README.md says what the logs are"
        logs+=(--log "$1/$name.jsonl.gz")
    done
}

# Of three, the first whose base meets all of what a person would expect (tests/expectations).
seed=1
