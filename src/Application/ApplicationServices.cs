using System.Reflection;
using FluentValidation;
using McpServer.Application.Approvals;
using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace McpServer.Application;

/// <summary>Registers the catalog and what every call goes through.</summary>
public static class ApplicationServices
{
    /// <summary>
    /// Adds this project's tools, and those of the given assemblies. It may be called again for another assembly.
    /// </summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return services.AddTools([typeof(ApplicationServices).Assembly, .. assemblies]);
    }

    /// <summary>Adds the tools of the given assemblies and no others. It may be called again for another assembly.</summary>
    public static IServiceCollection AddTools(this IServiceCollection services, params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        services.AddPipeline();
        foreach (var assembly in assemblies)
        {
            services.AddToolsOf(assembly);
        }

        return services;
    }

    private static void AddPipeline(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ToolCatalog)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CatalogOptions>();
        services.AddOptions<AuditOptions>();
        services.AddSingleton(provider => CatalogOf(services, provider));
        services.AddSingleton(provider => new AccessRules(
            provider.GetRequiredService<IOptions<CatalogOptions>>().Value.WithoutPermissionsClaim
        ));
        services.AddSingleton<ServedTools>();
        services.AddSingleton<ListedTools>();
        services.AddSingleton<ArgumentFingerprint>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<BrokenTools>();
        services.AddSingleton<ApprovalStates>();
        services.AddScoped<CurrentCall>();
        services.AddScoped(provider => new ResourceAccess(
            provider.GetRequiredService<ICallerAccessor>(),
            provider.GetRequiredService<CurrentCall>()
        ));

        // Not scoped, which would keep each of them for the next who asks: nobody asks twice.
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient<IRequestHandler<CallTool, CallAnswer>, CallTool.Handler>();
        services.AddTransient<IRequestHandler<ListTools, IReadOnlyList<ToolEntry>>, ListTools.Handler>();

        // The first registered is the outermost. The audit must see what authorization refuses.
        services.AddTransient<IPipelineBehavior<CallTool, CallAnswer>, AuditCall>();
        services.AddTransient<IPipelineBehavior<CallTool, CallAnswer>, AuthorizeCall>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidateArguments<,>));
        // A call that is repeated hears its answer again, without another approval.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AnswerOnce<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AskApproval<,>));
        services.AddTransient(typeof(ToolRules<>));
        RuleTexts.Use();
    }

    private static ToolCatalog CatalogOf(IServiceCollection services, IServiceProvider provider)
    {
        var joined = provider.GetServices<ToolAssembly>().ToList();
        var needs = new ServiceFaults(services, provider.GetRequiredService<IServiceProviderIsService>());
        var isWhole = provider.GetService<ServicesMayBeMissing>() is null;
        return ToolCatalog.Of(
            joined.Select(tools => tools.Assembly),
            tools => [.. joined.SelectMany(one => one.Faults), .. isWhole ? needs.Of(tools) : []]
        );
    }

    private static void AddToolsOf(this IServiceCollection services, Assembly assembly)
    {
        if (services.Any(service => service.ImplementationInstance is ToolAssembly known && known.Assembly == assembly))
        {
            return;
        }

        services.AddSingleton(ToolAssembly.Join(assembly, services));
        services.AddValidatorsOf(assembly);
        // Without a look at definitions: what is wrong with them is the catalog's to tell, all at once.
        var handlers =
            from type in assembly.GetTypes()
            where type is { IsAbstract: false, IsGenericTypeDefinition: false }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            where contract.GenericTypeArguments[0].IsAssignableTo(typeof(ITool))
            select new { contract, type };
        foreach (var handler in handlers)
        {
            services.AddTransient(handler.contract, handler.type);
        }
    }

    // As AddValidatorsFromAssembly does, which looks through all services for each validator. Rules are made once:
    // what a rule would have to ask a port is for the handler to decide.
    private static void AddValidatorsOf(this IServiceCollection services, Assembly assembly)
    {
        var validators = AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true).ToList();
        var contracts = validators.SelectMany(found => (Type[])[found.InterfaceType, found.ValidatorType]).ToHashSet();
        var known = services
            .Where(service => contracts.Contains(service.ServiceType))
            .ToLookup(service => service.ServiceType);
        foreach (var found in validators)
        {
            ServiceCollection same = [.. known[found.InterfaceType], .. known[found.ValidatorType]];
            var before = same.Count;
            same.TryAddEnumerable(ServiceDescriptor.Singleton(found.InterfaceType, found.ValidatorType));
            same.TryAddSingleton(found.ValidatorType);
            services.Add(same.Skip(before));
        }
    }
}
