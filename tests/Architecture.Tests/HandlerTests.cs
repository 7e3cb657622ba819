using FluentValidation;
using McpServer.Architecture.Tests.Specimens;
using MediatR;

namespace McpServer.Architecture.Tests;

/// <summary>Nobody can call a handler past the pipeline, and F12 on the request shows it.</summary>
public sealed class HandlerTests
{
    [Fact]
    public void Handlers_and_validators_are_nested_in_their_request_and_not_public() =>
        Assert.Empty(Exposed(Ours.Types));

    [Theory]
    [InlineData(typeof(ExposedHandler))]
    [InlineData(typeof(ExposedValidator))]
    [InlineData(typeof(StrayRequest.PublicHandler))]
    public void One_that_is_not_is_told(Type type) => Assert.Single(Exposed([type]));

    private static IEnumerable<string> Exposed(IEnumerable<Type> types) =>
        from type in types
        where type is { IsInterface: false, IsAbstract: false }
        let requests = type.GetInterfaces()
            .Where(contract => contract.IsGenericType)
            .Where(contract =>
                contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                || contract.GetGenericTypeDefinition() == typeof(IValidator<>)
            )
            .Select(contract => contract.GenericTypeArguments[0])
            .ToArray()
        where requests.Length > 0 && (type.IsPublic || type.IsNestedPublic || !requests.Contains(type.DeclaringType))
        select $"{type} can be called past the pipeline; nest it in its request as 'internal sealed class Handler' or 'Validator'.";
}
