"use strict";
// Under the pointer: a line across the chart, and the values of its curves there.
for (const chart of document.querySelectorAll(".chart")) {
  const curves = [...chart.querySelectorAll("[data-points]")].map(curve => ({
    name: curve.dataset.name,
    colour: getComputedStyle(curve).color,
    points: curve.dataset.points.split(";").filter(Boolean).map(point => {
      const [x, y, across, value] = point.split("|");
      return { x: +x, y: +y, across, value };
    }),
  }));
  const places = curves.flatMap(curve => curve.points.map(point => point.x));
  if (!places.length) continue;
  const height = chart.viewBox.baseVal.height;
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  line.setAttribute("class", "pointer");
  const box = document.createElement("div");
  box.className = "values";
  const row = (name, value, colour) => {
    const cells = [name, value].map(text => Object.assign(document.createElement("span"), { textContent: text }));
    if (colour) cells[0].style.color = colour;
    const both = document.createElement("div");
    both.append(...cells);
    return both;
  };
  const hide = () => { line.remove(); box.remove(); };
  chart.addEventListener("pointerleave", hide);
  chart.addEventListener("pointermove", event => {
    const frame = chart.getBoundingClientRect();
    const scale = frame.width / chart.viewBox.baseVal.width;
    const at = (event.clientX - frame.left) / scale;
    const x = places.reduce((best, place) => Math.abs(place - at) < Math.abs(best - at) ? place : best);
    const hits = curves.flatMap(curve => curve.points.filter(point => point.x === x).slice(0, 1)
      .map(point => ({ ...curve, ...point }))).sort((a, b) => a.y - b.y);
    for (const [name, value] of [["x1", x], ["x2", x], ["y1", 12], ["y2", height - 26]]) line.setAttribute(name, value);
    const head = row(chart.dataset.across, hits[0].across);
    head.className = "across";
    box.replaceChildren(head, ...hits.map(hit => row(hit.name, hit.value, hit.colour)));
    chart.append(line);
    chart.parentNode.append(box);
    const left = x * scale + 14;
    const fits = left + box.offsetWidth < chart.clientWidth || left < box.offsetWidth + 28;
    box.style.left = (fits ? left : left - 28 - box.offsetWidth) + "px";
    box.style.top = frame.top - chart.parentNode.getBoundingClientRect().top + 14 + "px";
  });
}
