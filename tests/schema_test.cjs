// schema_test.cjs PROGRAM PATH...: validates the JSON of a scan against docs/schema/report.schema.json.
const { readFileSync } = require("fs");
const { spawnSync } = require("child_process");
const { join } = require("path");
const Ajv = require("ajv/dist/2020");

const root = join(__dirname, "..");
const schema = JSON.parse(readFileSync(join(root, "docs/schema/report.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const [program, ...paths] = process.argv.slice(2);
const run = spawnSync(program, ["scan", "--format", "json", ...paths], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
if (run.status !== 0 && run.status !== 1) {
  console.error(`exit ${run.status}: ${run.stderr}`);
  process.exit(1);
}
const report = JSON.parse(run.stdout);
if (validate({ ...report, findings: [{}] })) {
  console.error("the schema accepts an empty finding: it cannot be trusted");
  process.exit(1);
}
const valid = validate(report);
console.log(`${report.findings.length} findings, ${valid ? "valid" : "not valid"}`);
for (const error of validate.errors ?? []) console.log(`${error.instancePath}: ${error.message}`);
process.exit(valid ? 0 : 1);
