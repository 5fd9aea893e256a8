using System.Globalization;
using DataGouv.Contract.Tests.Judging;

namespace DataGouv.Contract.Tests;

/// <summary>A judgement in a line or two, in the words of the referee.</summary>
internal static class Report
{
    public static string Of(string title, Judgement judgement)
    {
        var members = judgement.Members;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {title}: {judgement.Verdicts.Count} exchanges, {judgement.Agreeing} agree ({judgement.AgreeingPercent:F1} %), {judgement.DisagreeingOperations} of {judgement.Operations} operations disagree
            {title}: {members.All} members in the bodies: {members.NamedPercent:F2} % named by their schema ({members.NamedOutsideOpenMapsPercent:F2} % outside open maps), {members.Unnamed} unnamed in {members.UnnamedPlaces.Count} places, {members.UntypedPlaces.Count} places named without a type
            """);
    }
}
