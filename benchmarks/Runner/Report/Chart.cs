using System.Globalization;
using System.Net;
using System.Text;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>A bar chart as SVG, readable in light and in dark, with its figures written beside the bars.</summary>
/// <param name="Title">What is shown, with the unit, and which way is better.</param>
/// <param name="Bars">A label and a value each; the first is ours.</param>
internal sealed record Chart(string Title, IReadOnlyList<(string Label, double Value)> Bars)
{
    private const int Width = 800;
    private const int LabelWidth = 330;
    private const int FigureWidth = 90;
    private const int Row = 34;
    private const int Head = 48;

    public string ToSvg()
    {
        var height = Head + (Bars.Count * Row) + 8;
        var most = Bars.Max(bar => bar.Value);
        var description = string.Join("; ", Bars.Select(bar => $"{bar.Label}: {Figure(bar.Value)}"));
        var svg = new StringBuilder();
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" aria-labelledby="title description">
              <title id="title">{Text(Title)}</title>
              <desc id="description">{Text(description)}</desc>
            """
        );
        svg.AppendLine(
            """
              <style>
                text { font: 14px system-ui, sans-serif; fill: #1f2328; }
                .title { font-weight: 600; }
                .paper { fill: #ffffff; }
                .bar { fill: #8c959f; }
                .ours { fill: #0969da; }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3; }
                  .paper { fill: #0d1117; }
                  .bar { fill: #6e7681; }
                  .ours { fill: #2f81f7; }
                }
              </style>
            """
        );
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""  <rect class="paper" width="{Width}" height="{height}" rx="6"/>"""
        );
        svg.AppendLine(CultureInfo.InvariantCulture, $"""  <text class="title" x="16" y="28">{Text(Title)}</text>""");
        for (var index = 0; index < Bars.Count; index++)
        {
            AppendBar(svg, index, Bars[index].Label, Bars[index].Value, most);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void AppendBar(StringBuilder svg, int index, string label, double value, double most)
    {
        var top = Head + (index * Row);
        var length = Math.Max(2, value / most * (Width - LabelWidth - FigureWidth));
        svg.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
              <text x="{LabelWidth - 10}" y="{top + 17}" text-anchor="end">{Text(label)}</text>
              <rect class="{(
                index == 0 ? "ours" : "bar"
            )}" x="{LabelWidth}" y="{top}" width="{length:0.#}" height="24" rx="3"/>
              <text x="{LabelWidth + length + 8:0.#}" y="{top + 17}">{Figure(value)}</text>
            """
        );
    }

    private static string Figure(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
