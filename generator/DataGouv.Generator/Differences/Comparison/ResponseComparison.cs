using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Rules;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares what two operations answer.</summary>
internal sealed class ResponseComparison(ShapeComparison shapes, DifferenceCollector collector)
{
    /// <summary>Notes which statuses came or went, and what comes with those in both.</summary>
    public void Compare(Place place, ContractOperation before, ContractOperation after, Usage usage)
    {
        var results = MethodResult.RuleFor(MethodResult.Of(before), MethodResult.Of(after));
        foreach (var status in before.Responses.Keys.Union(after.Responses.Keys).Order(StringComparer.Ordinal))
        {
            var isResult = status.StartsWith('2') || status.StartsWith('3') && (!before.Successes.Any() || !after.Successes.Any());
            var rule = usage.Or(isResult ? results : OperationRules.ErrorResponse);
            var inner = place.At(" " + status, $".responses.{status}");
            switch (before.Responses.GetValueOrDefault(status), after.Responses.GetValueOrDefault(status))
            {
                case (null, { } now):
                    collector.Added(DifferenceKind.Response, inner.New, now.Describe(), rule);
                    break;
                case ({ } then, null):
                    collector.Removed(DifferenceKind.Response, inner.Old, then.Describe(), rule);
                    break;
                case ({ } then, { } now):
                    Both(inner, then, now, rule, isResult ? usage : usage with { Always = usage.Always ?? OperationRules.ErrorResponse });
                    break;
            }
        }
    }

    private void Both(Place place, ContractBody before, ContractBody after, Rule rule, Usage usage)
    {
        collector.Changed(DifferenceKind.Response, place, Media(before), Media(after), rule);
        var common = before.Contents.Keys.Intersect(after.Contents.Keys).Order(StringComparer.Ordinal).ToList();
        if ((common.Find(MediaType.IsJson) ?? common.FirstOrDefault()) is { } media)
        {
            Contents(place, before.Contents[media], after.Contents[media], usage);
        }

        collector.Facts(DifferenceKind.Header, place, before.Headers, after.Headers, (_, _, _) => OperationRules.ResponseHeader);
        collector.Prose(place, before.Prose, after.Prose);
    }

    private void Contents(Place place, Shape? before, Shape? after, Usage usage)
    {
        if (before is not null && after is not null)
        {
            shapes.Compare(place, before, after, usage, sameInCSharp => sameInCSharp ? ShapeRules.TypeSameInCSharp : OperationRules.ResultChanged);
        }
        else
        {
            collector.Changed(DifferenceKind.Type, place, before?.Describe() ?? "any", after?.Describe() ?? "any", usage.Or(OperationRules.ResultChanged));
        }
    }

    private static string Media(ContractBody body) => body.Contents.Count == 0 ? "no body" : string.Join(", ", body.Contents.Keys.Order(StringComparer.Ordinal));
}
