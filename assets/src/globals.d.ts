/** What modules hand each other, and what other scripts put on the window. */

/** One card of the page (answer/card.js). */
type Card = import("./answer/card.js").Card;

type Point = { x: number; y: number };

type Box = { left: number; right: number; top: number; bottom: number };

/** Text sizes in px. */
type Sizes = { label: number; small: number; value: number; big: number };

/** How a kind of picture is drawn. */
interface PictureKind<One> {
  draw(host: HTMLElement, picture: One, card: Card): unknown;
  legend?(picture: One, width: number): Element | null;
  /** The drawn marks of a row of the table. */
  marksOf?(host: HTMLElement, row: number): Element[];
  /** Drawn again at another width. */
  fluid?: boolean;
  isTable?: boolean;
}

/** Data of Plotly, as far as they are used here. */
interface Trace {
  type?: string;
  mode?: string;
  x: any[];
  y: any[];
  base?: number[];
  text?: any;
  textfont?: any;
  textposition?: string;
  orientation?: string;
  width?: any;
  offset?: any;
  customdata?: any[];
  hovertemplate?: any;
  hoverinfo?: string;
  marker?: any;
  line?: any;
  xaxis?: string;
  yaxis?: string;
  cliponaxis?: boolean;
  constraintext?: string;
  textangle?: number;
  connectgaps?: boolean;
}

/** A layout of Plotly. */
type Layout = Record<string, any>;

interface Figure { data: Trace[]; layout: Layout }

/** A note of a Plotly layout. */
type Note = Record<string, any>;

/** Where the px of an axis are. */
interface PlotArea extends Record<"left" | "top" | "width" | "height", number> {
  x(value: number): number;
  y(value: number): number;
}

/** A mark of a drawing: its sides across, and the row it stands for. */
interface Mark { index: number; row?: number; sides: number[]; isAcross?: boolean; area?: PlotArea }

/** The id of a control of the choice. */
interface ControlId { type: string; kind: string; key: string }

interface AreaOption { value: string; label: string; within?: string }

interface Window {
  ziq: object;
  ziqWords?: Record<string, string>;
  dash_clientside?: any;
  dash_component_api?: any;
  dash_ag_grid?: any;
  dashAgGridFunctions?: Record<string, (value: any) => unknown>;
  dashAgGridComponentFunctions?: Record<string, (properties: any) => unknown>;
  React?: any;
  Plotly?: any;
}

interface WindowEventMap {
  "ziq:applied": CustomEvent<Answer>;
  "ziq:read": CustomEvent<{ card: Card; row: number }>;
  "ziq:gone": CustomEvent<null>;
  "ziq:leaving": CustomEvent<{ from: string; isNewPage: boolean }>;
}

/** What the height of rows depends on. */
interface RowMeasures {
  count: number; sub: string[]; columns: RowLabel[] | null; isAbove: boolean; isBeside: boolean; isTight: boolean; texts: string[][]; subs: string[][];
  labelSize: number; sizes: Sizes; keyWidth: number;
}
/** What the labels of rows say and where they stand. */
interface RowWords {
  texts: string[][]; subs: string[][]; keys: string[]; labelWidth: number; keyWidth: number; labelSize: number; sizes: Sizes;
  isAbove: boolean; isBeside: boolean; offset: number; from: number; rows?: number[];
}

/** The label of a row or column as it is drawn: the number of its Baustein, words, and what stands small under them. */
interface RowLabel { key: string; text: string; sub: string }

/** A column of horizontal bars: its axis, and where it begins. */
interface ColumnArea { axis: string; start: number; left: number; width: number }

/** A name on a map. */
interface Label { x: number; y: number; name: string; text: string }
/** The window of a map and px per unit. */
interface Frame { geo: Geo; x0: number; y0: number; w: number; h: number; unit: number }
/** A place a name may stand at. */
interface Spot extends Box { end: Point; isLeft: boolean; distance: number }
interface Taken extends Spot { from: Point }

/** Which records are in the choice, by number. */
interface Shown { size: number; has(number: number): boolean }
/** A record of a list: number, address, title, facts, more, links. */
type RecordRow = [number, string, string, string, string, string[]];

/** A point and how far its mark reaches, in px. */
interface Dot { px: number; py: number; reach: number }
/** A point with a name. */
interface Named { x: number; y: number; name: string }
/** Size of the plot in px, and px of a value. */
interface Scale { w: number; h: number; x(value: number): number; y(value: number): number }

interface Font { size: number; color: string }
/** A piece of a text. */
interface Run { text: string; bold: boolean; size?: number; color?: string }
/** A bar: where it begins and ends. */
interface Bar extends Mark { isAcross: boolean; zero: number; end: number }
interface LinePoint extends Mark { isKnown: boolean; x: number; y: number; radius: number }

/** A chart of a presentation of one's own. */
interface Entry { chart: string; query: string; title: string; choice: string }
/** A saved view. */
interface View { name: string; url: string }

/** What modules keep with an element of theirs. */
interface HTMLElement {
  /** A part that arrived as HTML: its text and nodes (shell/html-parts.js). */
  stillHtml?: string | null;
  stillNodes?: ChildNode[];
  /** A drawing of our own: its marks (pictures/still.js). */
  marks?: (Mark & { area: PlotArea })[];
  /** A list of records: read from, and as they are searched (pictures/records.js). */
  readFrom?: string;
  records?: RecordRow[];
  /** The grid inside, its chosen columns, and what the page does not hold of them (pictures/grid.js). */
  api?: any;
  fields?: string[];
  told?: Record<string, (string | number | null)[]>;
  /** A drawing of Plotly. */
  on?(event: string, listen: (event: any) => void): void;
}

interface Element {
  /** What Plotly's d3 ties to a mark. */
  __data__?: any;
}
