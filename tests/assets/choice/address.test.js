/* The address owns the choice. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../dom.js";

let shown = page({ address: "http://dashboard.test/applications" });
const address = await import("../../../assets/src/choice/address.js");
beforeEach(() => { shown = page({ address: "http://dashboard.test/applications" }); });

test("what is written is read again, in one order", () => {
  const cases = [
    ["?block=2,1&region=057", "?block=1,2&region=057"],
    ["?region=057&block=1", "?block=1&region=057"],
    ["?compare=059,051", "?compare=059,051"],
    ["?from=2019-01&to=2020-12&lang=en", "?from=2019-01&to=2020-12&lang=en"],
    ["?nobody=1&block=1", "?block=1"],
    ["?block=1&block=3,1", "?block=1,3"],
    ["?block=", ""],
    ["?q=kinder%20garten", "?q=kinder%20garten"],
    ["", ""],
  ];
  for (const [given, wanted] of cases) assert.equal(address.format(address.parse(given)), wanted, given);
});

test("a value is put in and taken out", () => {
  address.toggle("block", "2");
  address.toggle("block", "1");
  assert.equal(location.search, "?block=1,2");
  address.toggle("block", "2");
  assert.equal(location.search, "?block=1");
  address.remove("block");
  assert.equal(location.search, "");
});

test("a row of several pairs is chosen as a whole, and let go as a whole", () => {
  const pairs = [["place", "school"], ["target", "children"]];
  address.togglePairs(pairs);
  assert.equal(location.search, "?target=children&place=school");
  assert.ok(address.isChosen(pairs));
  address.togglePairs(pairs);
  assert.equal(location.search, "");
});

test("a cell that is taken away leaves what others are chosen by", () => {
  window.history.replaceState({}, "", "/outreach?target=children,parents&place=school");
  address.togglePairs([["place", "school"], ["target", "parents"]]);
  assert.equal(location.search, "?target=children&place=school");
});

test("a month stands alone under its key", () => {
  address.togglePairs([["from", "2019-01"]]);
  address.togglePairs([["from", "2019-02"]]);
  assert.equal(location.search, "?from=2019-02");
});

test("months are one span, which a month makes longer, shorter, or is", () => {
  const cases = [
    ["", "2019-03", "?from=2019-03&to=2019-03"],
    ["?from=2019-03&to=2019-03", "2019-05", "?from=2019-03&to=2019-05"],
    ["?from=2019-03&to=2019-05", "2019-01", "?from=2019-01&to=2019-05"],
    ["?from=2018-12&to=2019-02", "2018-12", "?from=2019-01&to=2019-02"],
    ["?from=2018-12&to=2019-01", "2019-01", "?from=2018-12&to=2018-12"],
    ["?from=2019-01&to=2019-05", "2019-03", "?from=2019-03&to=2019-03"],
    ["?from=2019-03&to=2019-03", "2019-03", ""],
    ["?from=2019-03", "2019-01", "?from=2019-01"],
  ];
  for (const [before, month, after] of cases) {
    window.history.replaceState({}, "", `/applications${before}`);
    address.togglePairs([["from", month], ["to", month]]);
    assert.equal(location.search, after, `${before} and ${month}`);
  }
  assert.ok(address.isChosen([["from", "2019-02"], ["to", "2019-02"]], { from: ["2019-01"], to: ["2019-03"] }));
  assert.ok(!address.isChosen([["from", "2019-04"], ["to", "2019-04"]], { from: ["2019-01"], to: ["2019-03"] }));
});

test("an area outside a larger chosen one joins what was chosen", () => {
  window.history.replaceState({}, "", "/regions?region=057");
  address.togglePairs([["district", "05113"]]);
  assert.equal(location.search, "?district=05113,05711,05754,05758,05762,05766,05770,05774");
  window.history.replaceState({}, "", "/regions?region=051&district=05113");
  address.togglePairs([["district", "05112"]]);
  assert.equal(location.search, "?region=051&district=05112,05113");
  address.togglePairs([["district", "05711"]]);
  assert.equal(location.search, "?district=05112,05113,05711");
  window.history.replaceState({}, "", "/regions?district=05113");
  address.togglePairs([["municipality", "05711000"]]);
  assert.equal(location.search, "?municipality=05711000");
});

test("reset leaves language and what only the page knows", () => {
  address.go("/applications?block=1&from=2019-01&q=abc&lang=en");
  address.reset();
  assert.equal(location.search, "?q=abc&lang=en");
});

test("links carry the choice, but not what belongs to one page", () => {
  address.go("/applications?block=1&metric=approved&q=abc");
  assert.equal(address.carried("/outreach"), "/outreach?block=1");
  assert.equal(address.carried("/applications?round=2018-2020#top"), "/applications?block=1&round=2018-2020&metric=approved&q=abc#top");
});

test("going to another address is told before, and the same address is not gone to", () => {
  const left = [];
  addEventListener("ziq:leaving", ({ detail }) => left.push(detail));
  address.go("/applications?block=1");
  address.go("/applications?block=1");
  assert.deepEqual(left, [{ from: "/applications", isNewPage: false }]);
  assert.deepEqual(shown.history.pushed, ["/applications?block=1"]);
});

test("one pair alone may come unwrapped", () => {
  assert.deepEqual(address.pairsOf(["block", "1"]), [["block", "1"]]);
  assert.deepEqual(address.pairsOf([["block", "1"]]), [["block", "1"]]);
  assert.deepEqual(address.pairsOf(null), []);
});

test("a phone opens regions as tiles and says so in the address", () => {
  shown = page({ address: "http://dashboard.test/applications", isNarrow: true });
  address.go("/regions");
  assert.equal(location.search, "?display=tiles");
  assert.equal(address.usual("display"), "map");
});
