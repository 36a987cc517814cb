/** What travels from the server, by its parts as dashboards/answers/told.py has them; pictures themselves are in wire.d.ts. */

/** A text, or parts of one with whether they are bold. */
type Parts = string | [string, boolean?][] | null;

/** A value of a key of the choice. */
type Pair = [string, string];

/** The choice of an address: values by key. */
type Choice = Record<string, string[]>;

/** A cell: its value where that says all, null where nothing is there; else the value it is sorted by, and what is read. */
type TableCell = string | number | null | [value: string | number | null, text: string];

interface Table {
  /** Per column its name, what its cells are, and the decimals its numbers are written with. */
  head: [name: string, kind: "text" | "german" | "number" | "block", decimals?: number][];
  rows: TableCell[][];
  /** What travels instead of rows. */
  columns?: Record<string, TableCell[]>;
  /** Per row the pairs it stands for; one pair alone may come unwrapped. */
  toggles?: (Pair[] | Pair | null)[];
  /** Rows that stand for what is chosen. */
  chosen?: number[];
  /** Rows outside the choice that stay in sight. */
  outside?: number[];
  /** A last row that adds up the others. */
  total?: string[];
  /** Per row the page it leads to. */
  links?: (string | null)[];
}

/** The class of an area or cell, or why it has none. */
type Kind = number | "held" | "missing";

interface CardValue {
  hash?: string;
  is_held?: boolean;
  picture?: import("./wire.js").Picture;
  headline?: string;
  /** What the chart is called where another indicator, measure or comparison makes it another. */
  title?: string;
  subtitle?: string;
  sentence?: string;
  base?: Parts;
  source?: string;
  /** What of the choice no filter tells: the regions compared. */
  own_choice?: string;
  /** Says that the card shows the whole whatever is chosen. */
  whole?: string;
  table: Table;
  /** What is not there; a table that is too large for the page has its file. */
  empty?: { text: string; loosen?: { key: string; label: string }[]; is_too_large?: boolean };
  error?: { text: string; number?: string };
}

interface Slide {
  id: string; title: string; base: string; map: boolean; question?: string; questions: string[];
  /** In a collected presentation each slide has its own. */
  choice?: string; source?: string;
  /** What the meetings asked at this slide; on the slide of the last meeting all it asked. */
  minutes?: Minute[]; recalled?: Minute[]; subtitle?: string;
}

interface Minute {
  id: string; at: string; met_on: string; day: string; about: string; asked: string; answered: string; answer: string;
  written: string; version: string;
  /** Where the figures stand that were shown then. */
  then: string;
}

interface Story { slides: Slide[]; choice: string; source: string; minutes_problem?: string }

interface ChoiceWords {
  chips?: { key: string; value: string; label: string }[];
  count?: Parts;
  notices?: string[];
  buttons?: Record<string, string>;
}

interface Answer {
  asked: string;
  page: string;
  profile?: string;
  version?: string;
  /** Where data are shown that are not today's: what is said of it, and today's address. */
  cited?: { text: string; today: string };
  files: Record<string, string>;
  cards: Record<string, CardValue>;
  choice?: ChoiceWords;
  lead?: { summary?: Parts };
  trail?: [string, string | null][];
  story?: Story;
  /** Cards that nothing matches, where they are many: told as one. */
  nothing?: { cards: string[]; text: string; loosen?: { key: string; label: string }[] };
  /** What is held side by side: sign in the address and name of each. */
  compared?: [string, string][];
  /** The values of buttons that may be pressed together: which are, and which fit. */
  offered?: { shown: string[]; fitting: string[] };
}

/** What a chart said in the version an address names, and what it says today. */
interface Revision {
  is_same: boolean;
  text: string;
  now: { sentence: string };
  head: string[];
  differences: { change: string; row: string; what: string; then: string; now: string }[];
  differences_count: number;
}

/** The Beleg of a chart. */
interface Proof {
  title: string;
  definition: string;
  filters_text: string;
  records_text: string;
  data_version: string;
  link?: string;
  sql: string;
  parameters?: Record<string, unknown> | [string, unknown][];
}

/** What the import desk is told of a delivery. */
interface Delivery {
  /** while the work is being done: how far it is */
  running?: boolean;
  label?: string;
  done?: number;
  total?: number;
  /** what is said where nothing would change */
  nothing?: string;
  not_read: string[];
  accepted: boolean;
  has_moved_on?: boolean;
  has_marked_copy?: boolean;
  starts_empty?: boolean;
  ticket: string;
  version: string;
  error?: string;
  changes: { sheet: string; change: string; count: number }[];
  first_changes: [string, string, string, string, string][];
  findings: [string, ...string[]][];
  findings_count: number;
  preview?: BoundariesRead | TableRead | ReturnsRead;
}

/** A file with boundaries before it is confirmed. */
interface BoundariesRead {
  kind: "boundaries";
  /** nothing has to be mended, only answered */
  is_open: boolean;
  lines: string[];
  /** code and name of the reference system that is to be confirmed */
  asks_system: [number, string] | null;
  columns: string[];
  layers: string[];
  said: { key: string; name: string; layer: string; system: string };
  /** the outlines are those of the Gemeinden */
  picture: { view_box: string; areas: [id: string, name: string, path: string][]; outlines: string[] } | null;
}

/** Returns of projects before they are confirmed: who is where. */
interface ReturnsRead {
  kind: "returns";
  is_open?: false;
  lines: string[];
  /** whether there are returns without errors beside others that hold them back */
  can_take_good: boolean;
  has_faulty: boolean;
  rows: [case_number: string, title: string, state: string, files: string, errors: number, due: string][];
}

/** An official table before it is confirmed. */
interface TableRead {
  kind: "official";
  lines: string[];
  source: string;
  /** whether nothing is assigned yet, or nobody has said where it is from */
  is_open: boolean;
  variables: {
    key: string;
    label: string;
    unit: string;
    count: number;
    first: [area: string, at: string, value: number | null, sign: string][];
    indicator: string;
    choices: [id: string, name: string][];
  }[];
}

/** Boundaries of a level (assets/geo). */
interface Geo { viewBox: string; areas: Record<string, { d: string; x: number; y: number; name: string }> }
