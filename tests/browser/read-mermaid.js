// Reads a JSON list of diagrams from stdin and prints for each what Mermaid understands, or what it objects to.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

async function read(text) {
  try {
    const { diagramType } = await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const tasks = db.getTasks().map(({ section, task, score, people }) => ({ section, task, score, people }));
    return { type: diagramType, title: db.getDiagramTitle(), sections: [...db.getSections()], tasks };
  } catch (error) {
    return { error: String(error) };
  }
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const answers = [];
for (const text of JSON.parse(input)) answers.push(await read(text));
process.stdout.write(JSON.stringify(answers));
