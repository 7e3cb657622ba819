using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Catalog;

/// <summary>An assembly whose tools belong to the catalog.</summary>
internal sealed record ToolAssembly(Assembly Assembly)
{
    /// <summary>What went wrong while its services were added.</summary>
    public IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>Adds what the tools of an assembly need, as its <see cref="IToolServices"/> says.</summary>
    public static ToolAssembly Join(Assembly assembly, IServiceCollection services)
    {
        var faults = new List<string>();
        var adding = AddingOf(assembly);
        if (adding.Count > 1)
        {
            faults.Add(
                $"{string.Join(" and ", adding)}: several classes of one assembly implement IToolServices; move what they add into one of them."
            );
        }

        foreach (var type in adding)
        {
            try
            {
                Add(type, services);
            }
            catch (TargetInvocationException exception)
            {
                faults.Add($"{type}: its AddServices does not work: {exception.GetBaseException().Message}");
            }
        }

        return new(assembly) { Faults = faults };
    }

    private static List<Type> AddingOf(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
                .Where(type => type.IsAssignableTo(typeof(IToolServices))),
        ];

    private static void Add(Type type, IServiceCollection services) =>
        type.GetInterfaceMap(typeof(IToolServices)).TargetMethods[0].Invoke(null, [services]);
}
