using System.Text.Json;
using FluentValidation.Results;
using McpServer.Application.Catalog;

namespace McpServer.Application.Behaviours;

/// <summary>A broken rule of a validator, told as a fault at a JSON path.</summary>
internal static class RuleFault
{
    public static ArgumentFault Of(ValidationFailure failure) =>
        new(PathOf(failure.PropertyName), ProblemOf(failure.ErrorCode), failure.ErrorMessage.TrimEnd('.'));

    private static string PathOf(string? property) =>
        string.IsNullOrEmpty(property)
            ? "$"
            : $"$.{string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName))}";

    private static string ProblemOf(string? rule) =>
        rule switch
        {
            "NotEmptyValidator" or "NotNullValidator" => "is empty",
            "MaximumLengthValidator" => "is too long",
            "MinimumLengthValidator" => "is too short",
            "LengthValidator" or "ExactLengthValidator" => "has the wrong length",
            "GreaterThanValidator" or "GreaterThanOrEqualValidator" => "is too small",
            "LessThanValidator" or "LessThanOrEqualValidator" => "is too large",
            "InclusiveBetweenValidator" or "ExclusiveBetweenValidator" => "is out of range",
            _ => "is not allowed",
        };
}
