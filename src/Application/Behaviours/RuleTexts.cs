using FluentValidation;

namespace McpServer.Application.Behaviours;

/// <summary>What FluentValidation says about arguments; it keeps its texts for the whole process.</summary>
internal static class RuleTexts
{
    // Once: whoever puts texts of his own there keeps them, however many servers the process has.
    static RuleTexts()
    {
        ValidatorOptions.Global.LanguageManager = new RuleMessages();
        ValidatorOptions.Global.MessageFormatterFactory = () => new RuleMessage();
    }

    public static void Use()
    {
        // The first to come here has them set.
    }
}
