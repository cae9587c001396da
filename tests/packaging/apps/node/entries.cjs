const modules = process.argv.slice(2).map((entry) => require(entry));
console.log(JSON.stringify(modules.map((module) => Object.keys(module).toSorted())));
