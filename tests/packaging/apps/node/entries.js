// Each entry point's names, by its path. Entry points are given as arguments.

const modules = await Promise.all(process.argv.slice(2).map((entry) => import(entry)));
console.log(JSON.stringify(modules.map((module) => Object.keys(module).filter((name) => name !== 'default').toSorted())));
