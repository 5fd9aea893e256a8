using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <content>Updates that lose nothing.</content>
public abstract partial class ApiRequestBuilder
{
    /// <summary>
    /// Updates an object: reads what the server would empty, lets the caller change the update, makes sure that nobody else changed the
    /// object meanwhile, and sends the update.
    /// </summary>
    /// <typeparam name="TModel">What is read.</typeparam>
    /// <typeparam name="TPatch">What is sent.</typeparam>
    /// <param name="plan">How the object is updated.</param>
    /// <param name="change">Changes the update.</param>
    /// <param name="basedOn">The object as the caller read it earlier; null where it makes no difference what has changed since.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    private protected async Task<TModel> UpdateAsync<TModel, TPatch>(
        UpdatePlan<TModel, TPatch> plan, Action<TPatch> change, TModel? basedOn, CancellationToken cancellationToken)
        where TModel : ReadModel
        where TPatch : WriteModel, new()
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(change);
        var patch = new TPatch();
        var known = basedOn;
        if (plan.Keep is not null)
        {
            var current = await plan.Read!([.. plan.EmptiedFields, .. plan.VersionFields], cancellationToken).ConfigureAwait(false);
            CheckUnchanged(plan, known, current);
            plan.Keep(current, patch);
            known = current;
        }

        change(patch);
        if (plan.Version is not null && known is not null)
        {
            CheckUnchanged(plan, known, await plan.Read!(plan.VersionFields, cancellationToken).ConfigureAwait(false));
        }

        return await plan.Write(patch, cancellationToken).ConfigureAwait(false);
    }

    private void CheckUnchanged<TModel, TPatch>(UpdatePlan<TModel, TPatch> plan, TModel? known, TModel current)
        where TModel : ReadModel
        where TPatch : WriteModel, new()
    {
        if (plan.Version is null || known is null)
        {
            return;
        }

        var (before, now) = (plan.Version(known), plan.Version(current));
        if (Equals(before, now))
        {
            return;
        }

        var problem = FormattableString.Invariant(
            $"{plan.Operation} was not sent: somebody changed the object since it was read ({before:O}, and now {now:O}). ")
            + "Read it again, decide what your change means for it, and update that.";
        throw (RequestAdapter as IApiAdapter)?.CreateConflict(plan.Operation, problem) ?? new ApiException(problem);
    }
}
