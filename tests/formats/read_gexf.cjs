// Reads a GEXF file from standard input with graphology and prints its nodes and edges as JSON.
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(Graph, require("fs").readFileSync(0, "utf8"));
const nodes = graph.mapNodes((id, values) => [id, values]);
const edges = graph.mapEdges((id, values, source, target) => [source, target, values]);
console.log(JSON.stringify({ nodes, edges, type: graph.type }));
