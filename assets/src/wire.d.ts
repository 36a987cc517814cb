// Written by `python -m dashboards.pictures.wire`; do not change by hand.
// What a picture says is explained where it is declared: dashboards/pictures/model.py.

export type Unit = [kind?: "count" | "eur" | "percent" | "days" | "number", decimals?: number, is_short?: boolean];

export type Text = [strong: string, rest?: string];

export interface Label {
  text: string;
  second?: string;
  block?: number;
  side?: string;
}

export type Tick = [value: number, text: string];

export type Month = [month: string, name?: string, year?: string];

export interface Part {
  heading: Label;
  role: "mark" | "rest" | "block-1" | "block-2" | "block-3" | "whole";
  values: (number | null)[];
  texts: Text[];
  unit?: Unit;
  rows?: number[];
  held?: number[];
}

export interface Axis {
  title: string;
  end: number;
  ticks: Tick[];
  start?: number;
  median?: Tick;
}

export interface PointColumns {
  x: number[];
  y: number[];
  name: string[];
  words: string[];
  size?: number[];
  is_hollow?: number[];
  is_named?: number[];
  row?: (number | null)[];
}

export interface Place {
  name: string;
  text: string;
  ags?: string;
  x?: number;
  y?: number;
}

export type Event = [first: number, last: number, words: string];

export type Area = [kind: number | "held" | "missing", text: string, words: string, row: number];

export interface SymbolColumns {
  x: number[];
  y: number[];
  value: number[];
  words: string[];
  row: number[];
  is_approximate?: number[];
}

export type Toggle = [key: string, value: string];

export type Cell = [kind: number | "held" | "missing", content?: number | string, row?: number | null];

export interface HeatColumn {
  label: string;
  name?: string;
  toggle?: Toggle;
}

export interface HeatRow {
  label: string;
  cells: Cell[];
  total?: string;
  toggle?: Toggle;
  link?: string;
}

export interface HeatGroup {
  label: string;
  rows: HeatRow[];
}

export interface Measure {
  label: string;
  places: (number | null)[];
  texts: string[];
}

export interface Nothing {
  form: "nothing";
  total?: string[];
}

export interface KeyNumber {
  form: "key-number";
  value: string;
  unit?: string;
  context?: string;
  tag?: string;
}

export interface Bars {
  form: "bars";
  labels: Label[];
  values: (number | null)[];
  texts: Text[];
  roles: ("mark" | "rest" | "block-1" | "block-2" | "block-3" | "whole")[];
  unit?: Unit;
  rows?: number[];
  held?: number[];
  total?: number;
}

export interface Multiples {
  form: "multiples";
  labels: Label[];
  parts: Part[];
  own_scales?: boolean;
  is_wide?: boolean;
}

export interface Ranges {
  form: "ranges";
  labels: Label[];
  starts: (number | null)[];
  ends: (number | null)[];
  ticks: (number | null)[];
  texts: Text[];
  unit?: Unit;
  rows?: number[];
  held?: number[];
}

export interface Columns {
  form: "columns";
  months: Month[];
  values: (number | null)[];
  texts: Text[];
  named?: number[];
  silent?: number[];
  ticks?: Tick[];
  unit?: Unit;
  events?: Event[];
}

export interface Lines {
  form: "lines";
  months: Month[];
  values: (number | null)[];
  texts: Text[];
  named?: number[];
  silent?: number[];
  ticks?: Tick[];
  unit?: Unit;
  events?: Event[];
}

export interface Scatter {
  form: "scatter";
  points: PointColumns;
  x: Axis;
  y: Axis;
  quadrants?: string[];
}

export interface Lorenz {
  form: "lorenz";
  points: PointColumns;
  x: Axis;
  y: Axis;
  half: Place;
  equal: string;
}

export interface Heat {
  form: "heat";
  corner: string;
  column: string;
  total: string;
  columns: HeatColumn[];
  groups: HeatGroup[];
  totals?: string[];
  classes?: string[];
  is_grid?: boolean;
}

export interface Tiles {
  form: "tiles";
  classes: string[];
  areas: Record<string, Area>;
  marked?: Record<string, string>;
  missing?: string;
  wide?: boolean;
  signed?: boolean;
}

export interface AreaMap {
  form: "area-map";
  level: string;
  classes: string[];
  areas: Record<string, Area>;
  labels?: Place[];
  marked?: Record<string, string>;
  missing?: string;
  signed?: boolean;
}

export interface Symbols {
  form: "symbols";
  level: "districts" | "municipalities";
  symbols: SymbolColumns;
  scale: Tick[];
  approximate?: string;
  labels?: Place[];
  marked?: Record<string, string>;
}

export interface Compared {
  form: "compared";
  heading: string;
  names: string[];
  measures: Measure[];
}

export interface Records {
  form: "records";
  shown: string;
  fields?: string[];
  told?: Record<string, (string | number | null)[]>;
}

export type Picture = Nothing | KeyNumber | Bars | Multiples | Ranges | Columns | Lines | Scatter | Lorenz | Heat | Tiles | AreaMap | Symbols | Compared | Records;
