// Fails when the lock would not install elsewhere: a host in it, or a platform's binary left out of it.
import { readFileSync } from "node:fs";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const packages = Object.entries(lock.packages);
const faults = [];

/** Whether Node, asked from the folder of one package, would find the other in this lock. */
function isFound(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

for (const [path, entry] of packages) {
  if (entry.resolved) faults.push(`${path} names the host it came from`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isFound(name, path)) faults.push(`${path} may need ${name}, which the lock leaves out`);
  }
}

for (const fault of faults) console.error(`package-lock.json: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`package-lock.json: ${packages.length} packages, no host, no platform left out`);
