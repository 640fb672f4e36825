import account from "./account.json";
import common from "./common.json";
import create from "./create.json";
import library from "./library.json";
import listeners from "./listeners.json";
import pictures from "./pictures.json";
import problems from "./problems.json";
import reading from "./reading.json";
import voices from "./voices.json";
import words from "./words.json";

export default { account, common, create, library, listeners, pictures, problems, reading, voices, words };
