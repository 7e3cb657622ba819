using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Catalog;

/// <summary>What handlers and validators ask for and cannot have, told before a call or the container does.</summary>
/// <param name="registered">Everything that is registered.</param>
/// <param name="isService">Knows what can be resolved, and how open generics are closed.</param>
internal sealed class ServiceFaults(IServiceCollection registered, IServiceProviderIsService isService)
{
    private readonly ILookup<Type, ServiceDescriptor> _registered = registered.ToLookup(service => service.ServiceType);

    public IEnumerable<string> Of(IEnumerable<ToolEntry> tools) =>
        from tool in tools
        from fault in Of(tool)
        select $"{tool.Request}: {fault}";

    private IEnumerable<string> Of(ToolEntry tool) =>
        [
            .. TwiceRegistered(tool.HandlerContract, "handler"),
            .. TwiceRegistered(tool.RulesContract, "validator"),
            .. tool.Handlers is [var handler, ..] ? OfHandler(handler) : [],
            .. tool.Validators is [var validator, ..] ? OfValidator(validator) : [],
        ];

    private IEnumerable<string> TwiceRegistered(Type contract, string role)
    {
        if (_registered[contract].Skip(1).Any())
        {
            yield return $"its {role} is registered twice; AddApplication has registered it already: remove the other registration.";
        }
    }

    private IEnumerable<string> OfHandler(Type handler) =>
        Missing(handler, [])
            .Select(way =>
                $"its handler needs {way}, which nobody registers; register it in a class of the assembly that implements IToolServices."
            )
            .Concat(Captured(handler, owner: null, []));

    // A validator is one for all calls.
    private IEnumerable<string> OfValidator(Type validator)
    {
        const string Mend =
            "rules are made once and ask nobody: let the handler check it, and return ToolError.Refused";
        foreach (var way in Missing(validator, []))
        {
            yield return $"its validator needs {way}, which nobody registers; {Mend}.";
        }

        foreach (var need in NeedsOf(validator).Where(need => LifetimeOf(need) == ServiceLifetime.Scoped))
        {
            yield return $"its validator needs {TypeName.Of(need)}, which is made for each call; {Mend}.";
        }
    }

    /// <summary>What is missing, and by which way it is needed.</summary>
    private IEnumerable<string> Missing(Type implementation, HashSet<Type> seen)
    {
        foreach (var need in NeedsOf(implementation).Where(seen.Add))
        {
            if (!isService.IsService(need))
            {
                yield return TypeName.Of(need);
            }
            else if (ImplementationOf(need) is { } next)
            {
                foreach (var way in Missing(next, seen))
                {
                    yield return $"{TypeName.Of(need)}, whose {TypeName.Of(next)} needs {way}";
                }
            }
        }
    }

    /// <summary>What lives for one call but is held by something that lives on.</summary>
    private IEnumerable<string> Captured(Type implementation, Type? owner, HashSet<Type> seen)
    {
        foreach (var need in NeedsOf(implementation))
        {
            if (owner is not null && LifetimeOf(need) == ServiceLifetime.Scoped)
            {
                yield return $"its handler needs {TypeName.Of(owner)}, which is made once but needs {TypeName.Of(need)}, which is made for each call; register {TypeName.Of(owner)} with AddScoped.";
            }
            else if (ImplementationOf(need) is { } next && seen.Add(need))
            {
                var holder = LifetimeOf(need) == ServiceLifetime.Singleton ? need : owner;
                foreach (var fault in Captured(next, holder, seen))
                {
                    yield return fault;
                }
            }
        }
    }

    // The container takes the constructor of which it can give most.
    private List<Type> NeedsOf(Type implementation)
    {
        var constructors = implementation
            .GetConstructors()
            .Select(constructor =>
                constructor
                    .GetParameters()
                    .Where(parameter => !parameter.HasDefaultValue && !IsKeyed(parameter))
                    .Select(parameter => parameter.ParameterType)
                    .ToList()
            )
            .OrderByDescending(needs => needs.Count)
            .ToList();
        return constructors.Find(needs => needs.TrueForAll(isService.IsService)) ?? constructors.FirstOrDefault() ?? [];
    }

    // Which key is meant can be known only when it is resolved.
    private static bool IsKeyed(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(FromKeyedServicesAttribute)) || parameter.IsDefined(typeof(ServiceKeyAttribute));

    private ServiceLifetime? LifetimeOf(Type service) => Registration(service)?.Lifetime;

    // Ours are known to be whole; what others made by hand cannot be looked into.
    private Type? ImplementationOf(Type service) => Registration(service)?.ImplementationType;

    private ServiceDescriptor? Registration(Type service) =>
        _registered[service].LastOrDefault(known => !known.IsKeyedService);
}
