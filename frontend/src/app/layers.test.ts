import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => join(folder, name));
}

function imports(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(
    ([, name]) => name ?? "",
  );
}

/** Each import of a folder's files that `isWrong` finds wrong, with its file. */
function wrongImports(folder: string, isWrong: (name: string, path: string) => boolean): string[] {
  return sources(join(SOURCE, folder)).flatMap((path) =>
    imports(path)
      .filter((name) => isWrong(name, path))
      .map((name) => `${relative(SOURCE, path)} imports ${name}`),
  );
}

test("features never import each other", () => {
  const featureOf = (text: string) => /features\/(\w+)/.exec(text)?.[1];
  const wrong = wrongImports("features", (name, path) => {
    const other = featureOf(name);
    return name.startsWith("@/app") || (other !== undefined && other !== featureOf(path));
  });
  expect(wrong).toEqual([]);
});

test("what features share knows nothing of them", () => {
  const isAbove = (name: string) => /^@\/(app|features)\b/.test(name);
  expect(["api", "lib", "ui"].flatMap((folder) => wrongImports(folder, isAbove))).toEqual([]);
});

test("only the API's own folder knows the generated types", () => {
  const isGenerated = (name: string) => name.includes("api/generated");
  expect(["app", "features", "lib", "ui"].flatMap((folder) => wrongImports(folder, isGenerated))).toEqual([]);
});
