// verify_schema_test.cjs REPORT: validates a report of snapcheck verify against docs/schema/verify.schema.json.
const { readFileSync } = require("fs");
const { join } = require("path");
const Ajv = require("ajv/dist/2020");

const schema = JSON.parse(readFileSync(join(__dirname, "../docs/schema/verify.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
if (validate({ ...report, apps: [{}] })) {
  console.error("the schema accepts an empty app: it cannot be trusted");
  process.exit(1);
}
const valid = validate(report);
console.log(`${report.apps.length} apps, ${valid ? "valid" : "not valid"}`);
for (const error of validate.errors ?? []) console.log(`${error.instancePath}: ${error.message}`);
process.exit(valid ? 0 : 1);
