using System.Globalization;
using System.Text;
using System.Text.Json;
using McpServer.Application.Catalog;

namespace McpServer.Application.Approvals;

/// <summary>
/// What the person reads who has to approve: the question, and every argument as it will be used. It is the one place
/// where arguments leave the server again, because nobody could else know what they approve.
/// </summary>
internal static class ApprovalText
{
    public static string Of(ToolEntry tool, object request, JsonElement arguments)
    {
        var question = request is IAsksApproval asks ? asks.ApprovalQuestion() : $"{tool.Definition.Title}?";
        var text = new StringBuilder(Visible(question));
        foreach (var argument in arguments.EnumerateObject())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n- {Visible(argument.Name)}: {Visible(argument.Value.GetRawText())}"
            );
        }

        return text.ToString();
    }

    // A name that turns the line around, or a line of its own, could make an argument look like another.
    private static string Visible(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : $"\\u{rune.Value:x4}"));

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned
            );
}
