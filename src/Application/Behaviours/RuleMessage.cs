using FluentValidation.Internal;

namespace McpServer.Application.Behaviours;

/// <summary>Fills the placeholders of a rule's message, except with arguments: these are never returned.</summary>
internal sealed class RuleMessage : MessageFormatter
{
    public override string BuildMessage(string messageTemplate)
    {
        AppendPropertyValue("the value");
        // A rule may compare with another argument; then its name is told.
        if (PlaceholderValues.TryGetValue("ComparisonProperty", out var other) && other is string { Length: > 0 } name)
        {
            AppendArgument("ComparisonValue", name);
        }

        return base.BuildMessage(messageTemplate);
    }
}
