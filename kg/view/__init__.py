"""The page people open: one HTML file with the network, the debate, the statements and every exact word behind them.

    Knowledge → page_data → page_html → graph.html

The network is the pyvis Network of `kg.networks`; the page around it is ours and asks nothing of the web.
"""

from kg.view.data import page_data
from kg.view.html import page_html, write_page

__all__ = ["page_data", "page_html", "write_page"]
