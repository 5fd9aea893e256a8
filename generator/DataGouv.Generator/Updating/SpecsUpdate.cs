using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using DataGouv.Generator.Overlays;
using DataGouv.Generator.Pulling;
using DataGouv.Generator.Reports;
using DataGouv.Generator.Surface;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Updating;

/// <summary>
/// Brings the repository up to date with the platform: pulls, compares, repairs the overlays, builds, tests, and writes what a
/// reviewer needs. New documents are looked at aside; the tree is touched when there is something to propose, and put back when
/// that fails.
/// </summary>
internal sealed class SpecsUpdate(Repository repository, IDocumentSource source, IRepositoryBuild build, TimeProvider clock, TextWriter log)
{
    /// <summary>Runs the update.</summary>
    public async Task<UpdateOutcome> Run(CancellationToken cancellation)
    {
        using var draft = SpecsDraft.Of(repository.Specs);
        UpdateProposal? proposal;
        try
        {
            proposal = await Prepare(draft, cancellation);
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return await Fail(UpdateReport.Failed((problem is DocumentException ? problem.ToString() : problem.Message).Replace(draft.Folder, "specs", StringComparison.Ordinal)));
        }

        if (proposal is null)
        {
            await log.WriteLineAsync("Nothing changed: no file was touched.");
            return UpdateOutcome.Unchanged;
        }

        await log.WriteLineAsync(proposal.Title);
        return await Propose(draft, proposal, cancellation);
    }

    private async Task<UpdateProposal?> Prepare(SpecsDraft draft, CancellationToken cancellation)
    {
        var (specs, current) = (SpecsFolder.Open(repository.Specs), SpecsFolder.Open(draft.Folder));
        foreach (var result in await new Pull(current, source, clock).Run(current.Apis, cancellation))
        {
            await log.WriteLineAsync($"{result.Api.Name}: {(result.Changed ? "another document" : "the same document")}");
        }

        var changed = new List<Api>();
        var upstream = new List<DocumentDifference>();
        foreach (var api in current.Apis)
        {
            var differences = DocumentComparison.Compare(api.Name, Read(specs.Upstream(api)), JsonFile.Read(current.Upstream(api)));
            if (differences.Count > 0)
            {
                changed.Add(api);
                upstream.AddRange(differences);
            }
            else
            {
                // Only the order of something, or the layout: the server gives another order at each start.
                draft.Forget(api.Name);
            }
        }

        if (changed.Count == 0)
        {
            return null;
        }

        var advice = changed.SelectMany(api => Review(specs, current, api)).ToList();
        var places = new CSharpPlaces();
        var seen = changed.SelectMany(api => Compare(specs, current, api, places)).ToList();
        return new UpdateProposal(upstream, seen, advice, places, [], repository.Version);
    }

    private static IReadOnlyList<OverlayAdvice> Review(SpecsFolder specs, SpecsFolder current, Api api)
    {
        var file = current.Overlay(api);
        if (!File.Exists(file) || Read(specs.Upstream(api)) is not { } old)
        {
            return [];
        }

        var text = File.ReadAllText(file);
        var upstream = JsonFile.Read(current.Upstream(api));
        var advice = OverlayReview.Of(api.Name, text, Overlay.Read(file), old, upstream);
        var gone = advice.Where(one => one.IsTakenOut).Select(one => one.Action.Index).ToHashSet();
        var shortened = advice.Where(one => one.Remainder is not null).ToDictionary(one => one.Action.Index, one => one.Remainder!);
        var repaired = OverlayText.Without(OverlayText.Replace(text, shortened), gone);
        var drafts = OperationDrafts.For(api.Name, Overlay.Parse(JsonFile.Parse(repaired)), upstream);
        repaired = OverlayText.With(repaired, [.. drafts.Select(one => one.Text)]);
        if (repaired != text)
        {
            JsonFile.WriteText(file, repaired);
        }

        return [.. advice, .. drafts];
    }

    private static IReadOnlyList<DocumentDifference> Compare(SpecsFolder specs, SpecsFolder current, Api api, CSharpPlaces places)
    {
        var old = File.Exists(specs.Upstream(api)) ? CanonicalDocument.Make(specs, api) : null;
        var after = CanonicalDocument.Make(current, api);
        if (old is not null)
        {
            places.Learn(specs, api, old);
        }

        places.Learn(current, api, after);
        return DocumentComparison.Compare(api.Name, old, after);
    }

    private async Task<UpdateOutcome> Propose(SpecsDraft draft, UpdateProposal proposal, CancellationToken cancellation)
    {
        var listings = SurfaceListing.Assemblies.ToDictionary(name => name, repository.SurfaceListing, StringComparer.Ordinal);
        var before = FileSnapshot.Take([.. draft.Targets, repository.Changelog, .. listings.Values]);
        try
        {
            draft.Publish();
            await log.WriteLineAsync("Building...");
            await build.Compile(cancellation);
            proposal = proposal with { Surface = WriteSurface(listings) };
            await log.WriteLineAsync("Testing...");
            await build.Test(cancellation);
            var entry = ChangelogEntry.Write(clock.GetUtcNow(), proposal.Title, proposal.Version, proposal.Differences);
            JsonFile.WriteText(repository.Changelog, ChangelogEntry.Prepend(await File.ReadAllTextAsync(repository.Changelog, cancellation), entry));
            JsonFile.WriteText(repository.Report, UpdateReport.Write(proposal, failure: null));
        }
        catch (Exception failure)
        {
            before.Restore();
            if (failure is not BuildFailedException refused)
            {
                throw;
            }

            return await Fail(UpdateReport.Write(proposal, refused));
        }

        await log.WriteLineAsync($"Advised version: {proposal.Version.Next}. The report is in artifacts/spec-change.md.");
        return UpdateOutcome.Proposed;
    }

    private List<SurfaceLine> WriteSurface(Dictionary<string, string> listings)
    {
        var changes = new List<SurfaceLine>();
        foreach (var (assembly, listing) in build.Surface())
        {
            var old = File.Exists(listings[assembly]) ? File.ReadAllText(listings[assembly]) : "";
            changes.AddRange(SurfaceDifference.Between(old, listing));
            if (old != listing)
            {
                JsonFile.WriteText(listings[assembly], listing);
            }
        }

        return changes;
    }

    private async Task<UpdateOutcome> Fail(string report)
    {
        JsonFile.WriteText(repository.Report, report);
        await log.WriteLineAsync(report);
        return UpdateOutcome.Failed;
    }

    private static JObject? Read(string file) => File.Exists(file) ? JsonFile.Read(file) : null;
}
