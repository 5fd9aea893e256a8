using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Differences.Rules;

/// <summary>What the method of an operation returns: the successes of an operation, seen together.</summary>
/// <param name="Form"><c>none</c>, <c>json</c> or <c>stream</c>.</param>
/// <param name="Type">The C# type of a model.</param>
/// <param name="IsOptional">Does a success without a body exist beside one with a body?</param>
internal sealed record MethodResult(string Form, string Type, bool IsOptional)
{
    /// <summary>The result of an operation.</summary>
    public static MethodResult Of(ContractOperation operation)
    {
        var successes = operation.Successes.ToList();
        var contents = successes.SelectMany(success => success.Contents).ToList();
        var json = contents.Where(content => MediaType.IsJson(content.Key)).Select(content => content.Value is null ? "JsonElement" : CSharpTypes.Of(content.Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var redirects = successes.Count == 0 && operation.Responses.Keys.Any(status => status.StartsWith('3'));
        if (redirects || contents.Count > 0 && (json.Count == 0 || operation.Markings.GetValueOrDefault(Words.Stream) is "true"))
        {
            return new MethodResult("stream", "Stream", false);
        }

        return json.Count == 0
            ? new MethodResult("none", "", false)
            : new MethodResult("json", string.Join(" | ", json), successes.Any(success => success.Contents.Count == 0));
    }

    /// <summary>The rule for a change of the successes from one result to another.</summary>
    public static Rule RuleFor(MethodResult before, MethodResult after) => (before, after) switch
    {
        _ when before == after => OperationRules.SuccessStatus,
        _ when before.Form == "none" => OperationRules.ResultGained,
        _ when before with { IsOptional = after.IsOptional } != after => OperationRules.ResultChanged,
        _ when after.IsOptional => OperationRules.ResultMayBeNull,
        _ => OperationRules.ResultNeverNull,
    };
}
