using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Rules;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares what is sent with two requests.</summary>
internal sealed class BodyComparison(ShapeComparison shapes, DifferenceCollector collector)
{
    /// <summary>Notes whether a body came or went, its media types, and what it holds.</summary>
    public void Compare(Place place, ContractBody? before, ContractBody? after, Usage usage)
    {
        switch (before, after)
        {
            case (null, { } now):
                collector.Added(DifferenceKind.Body, new Spot(place.New.Place, now.JsonPath), now.Describe(), usage.Or(OperationRules.Body(null)));
                break;
            case ({ } then, null):
                collector.Removed(DifferenceKind.Body, new Spot(place.Old.Place, then.JsonPath), then.Describe(), usage.Or(OperationRules.Body(then)));
                break;
            case ({ } then, { } now):
                Both(place.To("", then.JsonPath, "", now.JsonPath), then, now, usage);
                break;
        }
    }

    private void Both(Place place, ContractBody before, ContractBody after, Usage usage)
    {
        var rule = IsForm(before) == IsForm(after) ? OperationRules.BodyMediaUnused : OperationRules.BodyMediaChanged;
        collector.Changed(DifferenceKind.Body, place, Media(before), Media(after), usage.Or(rule));
        if (IsForm(before) == IsForm(after) && Sent(before) is { } left && Sent(after) is { } right)
        {
            shapes.Compare(place, left, right, usage);
        }

        collector.Prose(place, before.Prose, after.Prose);
    }

    private static bool IsForm(ContractBody body) => body.Contents.ContainsKey(MediaType.Form);

    // Of several media types the client sends one: the form, or JSON.
    private static Shape? Sent(ContractBody body) =>
        body.Contents.GetValueOrDefault(MediaType.Form)
        ?? body.Contents.OrderBy(content => content.Key, StringComparer.Ordinal).FirstOrDefault(content => MediaType.IsJson(content.Key)).Value
        ?? body.Contents.OrderBy(content => content.Key, StringComparer.Ordinal).FirstOrDefault().Value;

    private static string Media(ContractBody body) => string.Join(", ", body.Contents.Keys.Order(StringComparer.Ordinal));
}
