using FluentValidation;
using McpServer.Domain.Access;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>Rules that several parts of a tenant file share.</summary>
internal static class FileRules
{
    public static IRuleBuilderOptions<T, string> MustBeOf<T>(
        this IRuleBuilderInitialCollection<T, string> rule,
        IReadOnlyList<Permission> catalog
    )
    {
        var names = catalog.Select(permission => permission.Name).Append(DesiredTenant.All).ToArray();
        return rule.Must(name => names.Contains(name, StringComparer.Ordinal))
            .WithMessage($"a permission that a tool declares: {string.Join(", ", names)}");
    }

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> MustBeDistinct<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule,
        Func<TItem, string> key,
        string expected
    ) => rule.Must(items => items.DistinctBy(key, StringComparer.Ordinal).Count() == items.Count).WithMessage(expected);
}
