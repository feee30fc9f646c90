// The admin's rich-text editor: links to a resource or a provision, chosen in the dialogue of their own.
(() => {
  const { draftail, DraftJS, React } = window;
  const { EditorState, Modifier, RichUtils } = DraftJS;

  class RecordLinkSource extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.record,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(record) {
      const named = this.props.entityType.keys.map((key) => [key, record[key]]);
      return { ...Object.fromEntries(named), title: record.title, url: record.url };
    }

    onChosen(record) {
      const { editorState, entityType, onComplete } = this.props;
      const selection = editorState.getSelection();
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, "MUTABLE", this.filterEntityData(record));
      const key = content.getLastCreatedEntityKey();
      this.workflow.close();
      onComplete(
        selection.isCollapsed()
          ? EditorState.push(
              editorState,
              Modifier.replaceText(content, selection, record.title, null, key),
              "insert-characters",
            )
          : RichUtils.toggleLink(EditorState.set(editorState, { currentContent: content }), selection, key),
      );
    }
  }

  const icon = (name) => React.createElement(window.wagtail.components.Icon, { name });

  const RecordLink = (props) => {
    const { title, url } = props.contentState.getEntity(props.entityKey).getData();
    return React.createElement(draftail.TooltipEntity, {
      ...props,
      icon: icon(url ? "link" : "warning"),
      label: title || "",
      url: url || "",
    });
  };

  for (const type of ["RESOURCE-LINK", "PROVISION-LINK"]) {
    draftail.registerPlugin({ type, source: RecordLinkSource, decorator: RecordLink }, "entityTypes");
  }
})();
