// As a shop has it that writes ES modules and lets Jest run CommonJS; nothing of it is for reshelf.
module.exports = { rootDir: '..', roots: ['<rootDir>/jest'], transform: { '\\.js$': '<rootDir>/jest/transform.cjs' } };
