using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using McpServer.Domain.Access;

namespace McpServer.Application.Catalog;

/// <summary>What keeps a catalog from being served, each with the type at fault and the mend.</summary>
internal static class CatalogFaults
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ToolEntry> tools) =>
        [.. tools.SelectMany(OfOneTool), .. DuplicateNames(tools), .. ContradictoryPermissions(tools)];

    // Left out without a word, such a tool would be missed only by its users.
    public static string NotATool(Type type) =>
        $"{type}: it cannot be a tool; make it a 'public sealed record' without type parameters that implements ITool<its answer>.";

    // A definition is made once, when its type is first looked at; all else that fails there is a schema.
    public static string OfDefinition(Type type, TargetInvocationException exception) =>
        exception.InnerException is TypeInitializationException
            ? $"{type}: its Definition cannot be made: {exception.GetBaseException().Message}"
            : $"{type}: its arguments or its answer cannot be written as JSON: {exception.GetBaseException().Message}";

    private static IEnumerable<string> OfOneTool(ToolEntry tool)
    {
        foreach (var fault in DefinitionFaults.Of(tool).Concat(HeaderFaults.Of(tool)))
        {
            yield return $"{tool.Request}: {fault}";
        }

        if (ToolJson.Options.GetTypeInfo(tool.Answer).Kind != JsonTypeInfoKind.Object)
        {
            yield return $"{tool.Request}: its answer {tool.Answer.Name} is no JSON object; wrap it in a record with a named property.";
        }

        if (tool.Handlers.Count is var handlers and not 1)
        {
            yield return $"{tool.Request}: it has {handlers} handlers; nest exactly one 'internal sealed class Handler : IRequestHandler<...>' in it.";
        }

        // Nothing can be wrong with arguments that do not exist.
        var validators = tool.Validators.Count;
        var takesArguments = ToolJson.Options.GetTypeInfo(tool.Request).Properties.Count > 0;
        if (validators > 1 || (validators == 0 && takesArguments))
        {
            yield return $"{tool.Request}: it has {validators} validators; nest exactly one 'internal sealed class Validator : AbstractValidator<{tool.Request.Name}>' in it.";
        }
    }

    private static IEnumerable<string> DuplicateNames(IReadOnlyList<ToolEntry> tools) =>
        from tool in tools
        from name in ToolCatalog.NamesOf(tool.Definition)
        group tool.Request by name.Value into sameName
        where sameName.Count() > 1
        select $"{string.Join(" and ", sameName)}: the name '{sameName.Key}' is taken twice; give one of them another name or remove the alias.";

    private static IEnumerable<string> ContradictoryPermissions(IReadOnlyList<ToolEntry> tools) =>
        from tool in tools
        from permission in ToolCatalog.PermissionsOf(tool.Definition).SelectMany(Declared)
        where !permission.IsNone
        group new { tool.Request, Meaning = Meaning(permission) } by permission.Name into sameName
        where sameName.Select(use => use.Meaning).Distinct(StringComparer.Ordinal).Count() > 1
        select $"{string.Join(" and ", sameName.Select(use => use.Request).Distinct())}: the permission '{sameName.Key}' is declared with different descriptions or implications; declare it once as a static field and use that.";

    // Not SelfAndBroader: that tells each name once, and so only one of two declarations.
    private static IEnumerable<Permission> Declared(Permission permission) =>
        permission.ImpliedBy.SelectMany(Declared).Prepend(permission);

    private static string Meaning(Permission permission) =>
        $"{permission.Description} <- {string.Join(' ', permission.ImpliedBy.Select(broader => broader.Name))}";
}
