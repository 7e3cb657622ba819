using System.Collections.Frozen;
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
        rune.Value is ' '
        || (
            !Invisible.Contains(rune.Value)
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.OtherNotAssigned
                )
        );

    // Letters and marks that show nothing: the Hangul fillers and the variation selectors.
    private static readonly FrozenSet<int> Invisible = new[] { 0x115F, 0x1160, 0x3164, 0xFFA0 }
        .Concat(Enumerable.Range(0xFE00, 16))
        .ToFrozenSet();
}
